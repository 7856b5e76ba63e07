import Testing

@testable import TaskLintRules

@Suite("The JSON writer")
struct JSONWriterTests {
  @Test("keeps the order of properties and omits those without a value")
  func members() {
    let value: JSONOutput = ["b": 1, "a": [true, "x"], "none": nil, "list": .nonEmpty([])]
    #expect(JSONWriter.text(of: value) == #"{"b":1,"a":[true,"x"]}"#)
  }

  @Test("writes white space in a style, and on several lines where a function decides so")
  func styles() {
    let value: JSONOutput = ["a": [1, 2], "b": [:], "c": ["d": nil]]
    #expect(JSONWriter.text(of: value, style: .loose) == #"{"a": [1, 2], "b": {}, "c": {}}"#)
    #expect(JSONWriter.text(of: value, style: .spaced) == #"{ "a": [1, 2], "b": {}, "c": {} }"#)
    var style = JSONStyle(colon: " : ", comma: ",", listPadding: " ")
    style.newline = "\r\n"
    style.unit = "\t"
    var columns: [Int] = []
    let text = JSONWriter.text(of: value, style: style, indentation: "\t") { part, _, column in
      columns.append(column)
      return column == 1
    }
    #expect(text == "{\r\n\t\t\"a\" : [ 1,2 ],\r\n\t\t\"b\" : {},\r\n\t\t\"c\" : {}\r\n\t}")
    #expect(columns == [1, 8])
  }

  @Test(
    "escapes what the grammar requires, and what runners interpret",
    arguments: [
      ("\"\\/", #""\"\\/""#), ("\n\r\t\u{8}", #""\n\r\t\u0008""#),
      ("\u{1B}\u{7F}", #""\u001b\u007f""#),
      ("\u{2028}\u{202E}", #""\u2028\u202e""#), ("\u{E0041}", #""\udb40\udc41""#), ("é🍣", "\"é🍣\""),
      ("a#[b]", #""a#[b]""#), ("###[error]", ##""#\u0023\u0023[error]""##),
    ])
  func strings(_ text: String, _ expected: String) {
    #expect(JSONWriter.text(of: .string(text)) == expected)
  }

  @Test("writes text that the parser can read")
  func roundTrip() throws {
    let scalars = (0..<0x3000).compactMap(Unicode.Scalar.init) + ["\u{FEFF}", "\u{1F363}"]
    let text = String(String.UnicodeScalarView(scalars))
    let written = JSONWriter.text(of: .list([.string(text)]))
    let document = JSONDocument(SourceFile(path: "", text: written))
    #expect(document.root.flatMap { Array($0.elements).first }?.string?.text == text)
  }
}
