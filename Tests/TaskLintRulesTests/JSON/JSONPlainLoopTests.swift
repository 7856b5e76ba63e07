import Foundation
import Testing

@testable import TaskLintRules

/// `TASKLINT_EDITS=100000 swift test --filter JSONPlainLoopTests` damages more texts.
@Suite("The plain loop of the parser")
struct JSONPlainLoopTests {
  @Test("produces the same nodes for valid JSON", arguments: ConformanceCases.accepted)
  func accepted(_ text: String) throws {
    try expectSame(Array(text.utf8))
  }

  @Test("hands invalid JSON over to the recovering mode", arguments: ConformanceCases.refused)
  func refused(_ text: String) throws {
    try expectSame(Array(text.utf8))
  }

  @Test("hands invalid bytes over", arguments: ConformanceCases.refusedBytes)
  func refusedBytes(_ bytes: [UInt8]) throws {
    try expectSame(bytes)
  }

  @Test("hands texts over that the recovering mode reads", arguments: ConformanceCases.recovered)
  func recovered(_ text: String, _ count: Int) throws {
    try expectSame(Array(text.utf8))
    var parser = JSONParser(Array(text.utf8), region: 0..<text.utf8.count)
    #expect(try !parser.parse())
    #expect(parser.recovered.count == count)
  }

  @Test("reads the examples of rules at any offset")
  func examples() throws {
    for rule in RuleCatalog.rules.map({ $0.metadata }) {
      for example in rule.examples {
        let text = Array(example.marked.text.utf8)
        try expectSame(text)
        try expectSame([0x20] + text + Array(" {".utf8), region: 1..<(text.count + 1))
      }
    }
  }

  @Test("hands truncated and damaged texts over at any place")
  func cuts() throws {
    let whole = Array(#"{"a" : [1.5e3 ,"ü\u0041\\\n",true,false,null,{"b":{}}],"c":-0}"#.utf8)
    for end in whole.indices {
      try expectSame(Array(whole[..<end]))
      try expectSame(Array(whole[..<end] + whole[(end + 1)...]))
      for sign in [",", "{", "}", "]", "\"", "${A}", "{{ b }}", "\n", "\u{1}", "x"] {
        try expectSame(Array(whole[..<end]) + Array(sign.utf8) + Array(whole[end...]))
      }
    }
    try expectSame(whole)
  }

  @Test("agrees with the recovering mode on randomly damaged examples")
  func damagedExamples() throws {
    let count = ProcessInfo.processInfo.environment["TASKLINT_EDITS"].flatMap { Int($0) } ?? 500
    let seeds = RuleCatalog.rules.flatMap { $0.metadata.examples.map { $0.marked.text } }
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<count {
      var bytes = Array((seeds.randomElement(using: &generator) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        JSONMutationTests.mutate(&bytes, using: &generator)
      }
      try expectSame(bytes)
    }
  }

  @Test("reads a part of a text whose placeholder ends after the part")
  func placeholderPastTheEnd() throws {
    let text = Array("${{\n}} \"a\": 1}\n".utf8)
    try expectSame(text)
    try expectSame(text, region: 0..<3)
  }

  @Test("hands texts with many nodes or much nesting over")
  func limits() throws {
    let many = "[" + String(repeating: "1,", count: 1000) + "1]"
    try expectSame(Array(many.utf8))
    for depth in [512, 513] {
      let deep = String(repeating: "[\n     ", count: depth) + String(repeating: "] ", count: depth)
      try expectSame(Array(deep.utf8))
    }
  }

  /// Expects that the loop and the recovering mode after it give what the recovering mode gives.
  private func expectSame(_ bytes: [UInt8], region: Range<Int>? = nil) throws {
    let region = region ?? 0..<bytes.count
    var (whole, careful) = (JSONParser(bytes, region: region), JSONParser(bytes, region: region))
    var errors: [JSONSyntaxError?] = [nil, nil]
    do throws(JSONSyntaxError) { _ = try whole.parse() } catch { errors[0] = error }
    do throws(JSONSyntaxError) { try careful.parseRecovering() } catch { errors[1] = error }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(errors[0] == errors[1], "\(text)")
    #expect(whole.recovered == careful.recovered, "\(text)")
    guard errors[0] == nil else { return }
    #expect(whole.nodes == careful.nodes, "\(text)")
    #expect(whole.placeholders == careful.placeholders, "\(text)")
  }
}
