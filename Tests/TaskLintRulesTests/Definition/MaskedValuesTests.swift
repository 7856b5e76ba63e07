import Testing

@testable import TaskLintRules

@Suite("Masked values")
struct MaskedValuesTests {
  private static func values(_ vocabulary: Set<String> = []) -> MaskedValues {
    let secrets = Secrets(SourceFile(path: "", bytes: []))
    return MaskedValues(secrets, vocabulary: vocabulary, isJSON: true)
  }

  @Test("are masked as a whole, and where one of their words is shown")
  func words() {
    var values = Self.values(["known"])
    values.hide("Hidden-word known 12345 123456 ab", of: "a")
    values.show("a shared text")
    values.hide("shared", of: "b")
    values.finish()
    for value in ["Hidden-word known 12345 123456 ab", "hidden", "x/WORD", "123456"] {
      #expect(values.masked(value: value) == Mask.text)
    }
    for value in ["known", "12345", "ab", "a shared text", "shared text", "other"] {
      #expect(values.masked(value: value) == value)
    }
    #expect(values.masked(value: "shared") == Mask.text)
    #expect(values.masked(phrase: "the 'hidden' part") == "the '\(Mask.text)' part")
    #expect(values.masked(phrase: "a hidden part") == "a hidden part")
    #expect(values.masked(phrase: "a Hidden part") == Mask.text)
  }

  @Test("are masked if a message needs them and several properties have them")
  func owners() {
    var values = Self.values()
    for name in ["Name", "NAME"] { values.hide("value-1", of: name) }
    for name in ["name", "other"] { values.hide("value-2", of: name) }
    values.hide("value-3", of: "")
    values.finish()
    #expect(values.asked("value-1") == "value-1")
    #expect(values.asked("value-2") == Mask.text)
    #expect(values.asked("value-3") == Mask.text)
  }

  @Test("are recognized although they are not valid UTF-8")
  func invalidText() {
    var values = Self.values()
    let bytes = Array("abc".utf8) + [0xFF] + Array("def".utf8)
    bytes.withUncheckedBytes(in: 0..<bytes.count) { text in
      StaticString("name").withUncheckedBytes { values.hide(text, of: $0) }
    }
    values.finish()
    #expect(values.masked(value: String(decoding: bytes, as: UTF8.self)) == Mask.text)
    #expect(values.masked(value: String(decoding: bytes, as: UTF8.self) + "-x") == Mask.text)
  }
}
