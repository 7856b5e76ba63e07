import Testing

@testable import TaskLintRules

@Suite("The quick parser")
struct JSONQuickParserTests {
  @Test("produces the same nodes for valid JSON", arguments: ConformanceCases.accepted)
  func accepted(_ text: String) throws {
    try expectSame(Array(text.utf8))
  }

  @Test("rejects invalid JSON", arguments: ConformanceCases.refused)
  func refused(_ text: String) throws {
    try expectSame(Array(text.utf8))
  }

  @Test("rejects invalid bytes", arguments: ConformanceCases.refusedBytes)
  func refusedBytes(_ bytes: [UInt8]) throws {
    try expectSame(bytes)
  }

  @Test(
    "rejects texts with errors that the other parser recovers from",
    arguments: ConformanceCases.recovered.map(\.0))
  func recovered(_ text: String) throws {
    #expect(JSONQuickParser.nodes(of: Array(text.utf8), region: 0..<text.utf8.count) == nil)
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

  @Test("rejects truncated texts")
  func cuts() throws {
    let whole = Array(#"{"a" : [1.5e3 ,"ü\u0041\\\n",true,false,null,{"b":{}}],"c":-0}"#.utf8)
    for end in whole.indices { try expectSame(Array(whole[..<end])) }
    try expectSame(whole)
  }

  @Test("rejects texts with too many nodes or too much nesting")
  func limits() throws {
    let many = "[" + String(repeating: "1,", count: 1000) + "1]"
    #expect(JSONQuickParser.nodes(of: Array(many.utf8), region: 0..<many.utf8.count) == nil)
    for depth in [512, 513] {
      let deep = String(repeating: "[\n     ", count: depth) + String(repeating: "] ", count: depth)
      try expectSame(Array(deep.utf8))
    }
  }

  private func expectSame(_ bytes: [UInt8], region: Range<Int>? = nil) throws {
    let region = region ?? 0..<bytes.count
    let quick = JSONQuickParser.nodes(of: bytes, region: region)
    var careful = JSONParser(bytes, region: region)
    do {
      try careful.parse()
      let isPlain = careful.recovered.isEmpty && careful.placeholders.isEmpty
      #expect((quick != nil) == isPlain, "\(String(decoding: bytes, as: UTF8.self))")
      if let quick { #expect(quick == careful.nodes) }
    } catch {
      #expect(quick == nil, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
