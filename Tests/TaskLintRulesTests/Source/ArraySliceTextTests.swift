import Testing

@testable import TaskLintRules

@Suite("Bytes compared with a text")
struct ArraySliceTextTests {
  /// The middle of an array, so that an index is not an offset.
  private func slice(_ text: String) -> ArraySlice<UInt8> {
    (Array("a-".utf8) + Array(text.utf8) + Array("-a".utf8))[2...].dropLast(2)
  }

  @Test("are the text, begin or end with it, or hold it")
  func places() {
    let bytes = slice("arn:aws")
    #expect(bytes.isText("arn:aws") && !bytes.isText("arn:aw") && !bytes.isText("arn:aws-"))
    #expect(bytes.begins(with: "arn:") && !bytes.begins(with: "-arn"))
    #expect(bytes.ends(with: ":aws") && !bytes.ends(with: "aws-") && !bytes.ends(with: "a-arn:aws"))
    #expect(bytes.holds("n:a") && bytes.holds("arn:aws") && bytes.holds("ws"))
    #expect(!bytes.holds("-a") && !bytes.holds("arn:aws-") && !bytes.holds("aa"))
  }

  @Test("are compared with the empty text as any other")
  func empty() {
    let (bytes, none) = (slice("a"), slice(""))
    #expect(!bytes.isText("") && bytes.begins(with: "") && bytes.ends(with: ""))
    #expect(bytes.holds("") && none.isText("") && none.holds("") && !none.holds("a"))
  }

  @Test("give what follows a beginning")
  func rest() {
    #expect(slice("env:stg").after(beginning: "env:").map { String($0) } == "stg")
    #expect(slice("env").after(beginning: "env").map { String($0) } == "")
    #expect(slice("en").after(beginning: "env") == nil)
  }
}
