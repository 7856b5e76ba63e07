import Testing

@testable import TaskLintRules

@Suite("Comparisons of bytes with a text")
struct ArraySliceTextTests {
  /// A slice from the middle of an array, so that indexes differ from offsets.
  private func slice(_ text: String) -> ArraySlice<UInt8> {
    (Array("a-".utf8) + Array(text.utf8) + Array("-a".utf8))[2...].dropLast(2)
  }

  @Test("find an equal text, a prefix, a suffix and a part")
  func places() {
    let bytes = slice("arn:aws")
    #expect(bytes.isText("arn:aws") && !bytes.isText("arn:aw") && !bytes.isText("arn:aws-"))
    #expect(bytes.begins(with: "arn:") && !bytes.begins(with: "-arn"))
    #expect(bytes.ends(with: ":aws") && !bytes.ends(with: "aws-") && !bytes.ends(with: "a-arn:aws"))
    #expect(bytes.holds("n:a") && bytes.holds("arn:aws") && bytes.holds("ws"))
    #expect(!bytes.holds("-a") && !bytes.holds("arn:aws-") && !bytes.holds("aa"))
  }

  @Test("support the empty text")
  func empty() {
    let (bytes, none) = (slice("a"), slice(""))
    #expect(!bytes.isText("") && bytes.begins(with: "") && bytes.ends(with: ""))
    #expect(bytes.holds("") && none.isText("") && none.holds("") && !none.holds("a"))
  }

  @Test("return the bytes after a prefix")
  func rest() {
    #expect(slice("env:stg").after(beginning: "env:").map { String($0) } == "stg")
    #expect(slice("env").after(beginning: "env").map { String($0) } == "")
    #expect(slice("en").after(beginning: "env") == nil)
  }
}
