import Testing

@testable import TaskLintRules

@Suite("Datadog's hosts and AWS's regions")
struct HostAndRegionTests {
  @Test("know a region by its form", arguments: ["us-east-1", "us-gov-west-1", "eusc-de-east-1"])
  func regions(_ name: String) { #expect(Region.isName(name)) }

  @Test(
    "know what is no region",
    arguments: ["", "ap-northeast1", "ap-northeast-1a", "Tokyo", "AP-NORTHEAST-1", "us--1", "us-1"])
  func noRegions(_ name: String) { #expect(!Region.isName(name)) }

  @Test("know each site and its intake", arguments: DatadogSite.sites)
  func sites(_ site: String) {
    #expect(DatadogSite.isSite(site) && DatadogSite.isMeant(by: site))
    #expect(DatadogSite.isIntake("http-intake.logs.\(site)"))
    #expect(!DatadogSite.isIntake(site))
  }

  @Test(
    "know what means Datadog and is not",
    arguments: ["datadog.com", "http-intake.logs.datadoghq.com.eu", "app.datadoghq.co"])
  func wrongHosts(_ host: String) {
    #expect(DatadogSite.isMeant(by: host) && !DatadogSite.isIntake(host))
  }

  @Test("name the site that was meant")
  func nearestSites() {
    #expect(DatadogSite.nearest(to: "http-intake.logs.datadoghq.com.eu") == "datadoghq.eu")
    #expect(DatadogSite.nearest(to: "us1.datadoghq.com") == "datadoghq.com")
    #expect(DatadogSite.nearest(to: "ap1.datadoghq.co") == "ap1.datadoghq.com")
  }

  @Test(
    "leave the user's own relay alone",
    arguments: ["datadog", "datadog.local", "datadog-relay.koyama.example", "logs.example.com"])
  func relays(_ host: String) { #expect(!DatadogSite.isMeant(by: host)) }
}
