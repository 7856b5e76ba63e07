/// The sites of Datadog and their log intakes.
///
/// Source: https://docs.datadoghq.com/getting_started/site/
public enum DatadogSite {
  /// The sites, each a separate installation with its own accounts.
  public static let sites = [
    "datadoghq.com", "us3.datadoghq.com", "us5.datadoghq.com", "datadoghq.eu",
    "ap1.datadoghq.com", "ap2.datadoghq.com", "uk1.datadoghq.com", "ddog-gov.com",
    "us2.ddog-gov.com",
  ]

  /// What precedes a site in the host of a log intake.
  private static let intakes = [
    "http-intake.logs.", "http-intake-pci.logs.", "agent-http-intake.logs.",
    "agent-http-intake-pci.logs.",
  ]

  /// Domains that do not exist on the internet: a relay there may have any name.
  private static let privateDomains: Set<Substring> = ["internal", "local", "lan", "localhost"]

  /// Whether a host is meant to be Datadog's, correct or not, and not the user's own relay to it.
  public static func isMeant(by host: String) -> Bool {
    let labels = host.lowercased().split(separator: ".")
    guard let top = labels.last, labels.count > 1, !privateDomains.contains(top) else {
      return false
    }
    return labels.contains { $0.hasPrefix("datadoghq") || $0.hasPrefix("ddog") }
      || labels.dropLast().last?.hasPrefix("datadog") ?? false
  }

  /// Whether a host is a log intake.
  public static func isIntake(_ host: String) -> Bool {
    let host = host.lowercased()
    return intakes.contains { intake in
      host.hasPrefix(intake) && sites.contains(String(host.dropFirst(intake.count)))
    }
  }

  /// Whether a name is one of the sites.
  public static func isSite(_ name: String) -> Bool { sites.contains(name.lowercased()) }

  /// The site with the most similar name, if one is similar.
  public static func nearest(to host: String) -> String? {
    let host = host.lowercased()
    let intake = intakes.first { host.hasPrefix($0) } ?? ""
    let name = String(host.dropFirst(intake.count))
    // Datadog's pages call the first site US1, but its name does not contain that.
    if name.hasPrefix("us1.") { return "datadoghq.com" }
    return name.hasSuffix(".eu") ? "datadoghq.eu" : EditDistance.nearest(to: name, in: sites)
  }
}
