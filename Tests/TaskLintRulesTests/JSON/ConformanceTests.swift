import Testing

@testable import TaskLintRules

/// The corner cases of RFC 8259, by section.
///
/// The parser recovers from missing and extra commas, but reports them. Placeholders of templates
/// instead of values are an extension.
@Suite("RFC 8259")
struct ConformanceTests {
  @Test("allows", arguments: ConformanceCases.accepted)
  func accepted(_ text: String) {
    let document = document(Array(text.utf8))
    #expect(document.fatal == nil && document.recovered.isEmpty)
    #expect(document.root != nil)
    #expect(jsonFindings(Array(text.utf8)).isEmpty)
  }

  @Test("does not allow", arguments: ConformanceCases.refused)
  func refused(_ text: String) {
    expectRefusal(Array(text.utf8))
  }

  @Test("does not allow these bytes", arguments: ConformanceCases.refusedBytes)
  func refusedBytes(_ bytes: [UInt8]) {
    expectRefusal(bytes)
  }

  @Test("does not allow what the parser recovers from", arguments: ConformanceCases.recovered)
  func recovered(_ text: String, _ faults: Int) {
    let document = document(Array(text.utf8))
    #expect(document.fatal == nil && document.root != nil)
    #expect(document.recovered.count == faults)
    #expect(!jsonFindings(Array(text.utf8)).isEmpty)
  }

  @Test("decodes strings", arguments: ConformanceCases.decoded)
  func decoded(_ written: String, _ text: String) {
    #expect(document(Array("\"\(written)\"".utf8)).root?.string?.text == text)
  }

  @Test("allows no control characters in strings, and only four outside", arguments: 0..<0x20)
  func controlCharacters(_ code: UInt8) {
    expectRefusal([0x22, 0x61, code, 0x22])
    let outside: [UInt8] = [0x5B, 0x31, code, 0x5D]
    if [0x09, 0x0A, 0x0D].contains(code) {
      #expect(document(outside).fatal == nil)
    } else {
      expectRefusal(outside)
    }
  }

  @Test("allows nine letters after a backslash", arguments: 0x20..<0x7F as Range<UInt8>)
  func escapes(_ letter: UInt8) {
    let bytes = Array("\"\\".utf8) + [letter] + Array("0041\"".utf8)
    if "\"\\/bfnrtu".utf8.contains(letter) {
      // The quote ends the string, so text follows the end.
      guard letter != 0x22 else { return }
      #expect(document(bytes).fatal == nil)
    } else {
      expectRefusal(bytes)
    }
  }

  @Test("allows no single non-ASCII byte", arguments: 0x80...0xFF as ClosedRange<UInt8>)
  func strayBytes(_ byte: UInt8) {
    expectRefusal([0x22, byte, 0x22])
    expectRefusal([byte])
  }

  @Test("allows a depth limit, which is the same for arrays and objects")
  func depth() {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}"), (#"[{"a":"#, "}]")] {
      for count in [1, 100, 250] {
        let text =
          String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
        #expect(document(Array(text.utf8)).fatal == nil)
        expectRefusal(Array(text.utf8.dropLast()))
      }
      expectRefusal(Array(String(repeating: open, count: 100_000).utf8))
    }
  }

  @Test("allows duplicate keys, which are all kept and reported by a rule")
  func duplicateKeys() throws {
    for text in [#"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"":1,"":2}"#] {
      let document = document(Array(text.utf8))
      #expect(document.fatal == nil && document.recovered.isEmpty)
      #expect(try #require(document.root).members.map(\.value.integer) == [1, 2])
      let rules = Linter().lint(document.source).findings.map(\.ruleID.name)
      #expect(rules.contains("json-duplicate-key") && !rules.contains("json-syntax"))
    }
  }

  @Test("does not allow truncated documents")
  func cuts() {
    let whole = Array(#"{"a":[1.5e3,"ü\u0041\\",true,false,null,{"b":{}}],"c":-0}"#.utf8)
    #expect(document(whole).fatal == nil)
    for end in whole.indices { expectRefusal(Array(whole[..<end])) }
  }

  private func expectRefusal(_ bytes: [UInt8]) {
    let document = document(bytes)
    #expect(document.fatal != nil && document.root == nil, "\(bytes)")
    // Text in another known format is reported as such.
    let isSaid = !jsonFindings(bytes).isEmpty || document.fatal?.problem == .notation(.yaml)
    #expect(isSaid, "\(bytes)")
  }

  private func document(_ bytes: [UInt8]) -> JSONDocument {
    JSONDocument(SourceFile(path: "a.json", bytes: bytes))
  }

  /// The reported syntax errors of a file on the command line.
  private func jsonFindings(_ bytes: [UInt8]) -> [String] {
    Linter().lint(SourceFile(path: "a.json", bytes: bytes)).findings
      .map(\.ruleID.name).filter { $0 == "json-syntax" }
  }
}
