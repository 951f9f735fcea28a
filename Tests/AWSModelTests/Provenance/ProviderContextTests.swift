import Testing

@testable import AWSModel

@Suite struct ProviderContextTests {
    /// Of a variable that a region is made from only a region's name is taken for the region.
    @Test(arguments: [
        ("eu-west-1", true), ("us-gov-east-1", true), ("eusc-de-east-1", true), ("ap-southeast-10", true),
        ("gov", false),
        ("", false), ("east-1", false), ("eu-west", false), ("eu--1", false), ("prod-eu-1", false),
        ("EU-WEST-1", false),
    ])
    func namesOfRegionsHaveAForm(text: String, isRegion: Bool) {
        #expect(ProviderContext.isRegion(text) == isRegion)
    }
}
