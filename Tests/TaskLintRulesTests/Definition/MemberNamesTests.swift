import Testing

@testable import TaskLintRules

@Suite("A set of property names")
struct MemberNamesTests {
  private static let names = MemberNames(["links", "dnsServers", "privileged"])

  private func isAny(in text: String, _ spelling: Spelling = .camelCase) throws -> Bool {
    let document = JSONDocument(SourceFile(path: "", text: text))
    return Self.names.isAny(in: ObjectView(try #require(document.root), spelling: spelling))
  }

  @Test(
    "is found at any position, also with escapes",
    arguments: [
      #"{"links": 1}"#, #"{"a": {"b": 1}, "dnsServers": []}"#, #"{"privileged": 1, "": 0}"#,
      #"{"link\u0073": 1}"#,
    ])
  func found(_ text: String) throws { #expect(try isAny(in: text)) }

  @Test(
    "does not match similar or nested names",
    arguments: [
      "{}", #"{"": 1}"#, #"{"lanes": 1, "Links": 1}"#, #"{"a": {"links": 1}, "b": "links"}"#,
      #"{"lin\u006bz": 1}"#, #"{"dns_servers": 1}"#,
    ])
  func absent(_ text: String) throws { #expect(try !isAny(in: text)) }

  @Test("is spelled as in the input form")
  func spellings() throws {
    #expect(try isAny(in: #"{"DnsServers": []}"#, .pascalCase))
    #expect(try isAny(in: #"{"dns_servers": []}"#, .snakeCase))
    #expect(try isAny(in: #"{"DNSSERVERS": []}"#, .anyCase))
    #expect(try !isAny(in: #"{"links": []}"#, .pascalCase))
  }
}
