import Testing

@Test func placeholderChannelsTests() {}
