import Testing

@testable import TaskLintRules

@Suite("Datadog hosts and AWS regions")
struct HostAndRegionTests {
  @Test("recognize regions", arguments: ["us-east-1", "us-gov-west-1", "eusc-de-east-1"])
  func regions(_ name: String) { #expect(Region.isName(name)) }

  @Test(
    "reject texts that are not a region",
    arguments: ["", "ap-northeast1", "ap-northeast-1a", "Tokyo", "AP-NORTHEAST-1", "us--1", "us-1"])
  func noRegions(_ name: String) { #expect(!Region.isName(name)) }

  @Test("recognize each site and its intake", arguments: DatadogSite.sites)
  func sites(_ site: String) {
    #expect(DatadogSite.isSite(site) && DatadogSite.isMeant(by: site))
    #expect(DatadogSite.isIntake("http-intake.logs.\(site)"))
    #expect(!DatadogSite.isIntake(site))
  }

  @Test(
    "recognize misspelled sites",
    arguments: ["datadog.com", "http-intake.logs.datadoghq.com.eu", "app.datadoghq.co"])
  func wrongHosts(_ host: String) {
    #expect(DatadogSite.isMeant(by: host) && !DatadogSite.isIntake(host))
  }

  @Test("suggest the nearest site")
  func nearestSites() {
    #expect(DatadogSite.nearest(to: "http-intake.logs.datadoghq.com.eu") == "datadoghq.eu")
    #expect(DatadogSite.nearest(to: "us1.datadoghq.com") == "datadoghq.com")
    #expect(DatadogSite.nearest(to: "ap1.datadoghq.co") == "ap1.datadoghq.com")
  }

  @Test(
    "ignore hosts of a relay",
    arguments: ["datadog", "datadog.local", "datadog-relay.koyama.example", "logs.example.com"])
  func relays(_ host: String) { #expect(!DatadogSite.isMeant(by: host)) }
}
