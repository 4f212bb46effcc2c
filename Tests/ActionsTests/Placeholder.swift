import Testing

@Test func placeholderActionsTests() {}
