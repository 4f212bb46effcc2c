import Testing
import HummingbirdTesting

@Test func placeholderWebTests() {}
