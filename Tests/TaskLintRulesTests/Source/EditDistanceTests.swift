import Testing

@testable import TaskLintRules

@Suite("The distance between two names")
struct EditDistanceTests {
  @Test(
    "counts a transposition as one edit",
    arguments: [
      ("", "", 0), ("", "ab", 2), ("file", "file", 0), ("fiel", "file", 1), ("fle", "file", 1),
      ("filee", "file", 1), ("file", "pile", 1), ("kitten", "sitting", 3),
    ])
  func distance(_ left: String, _ right: String, _ distance: Int) {
    #expect(EditDistance.between(left, right, limit: 9) == distance)
    #expect(EditDistance.between(right, left, limit: 9) == distance)
  }

  @Test("is nil over the limit")
  func limit() {
    #expect(EditDistance.between("kitten", "sitting", limit: 2) == nil)
    #expect(EditDistance.between("a", "abcdef", limit: 2) == nil)
  }

  @Test("finds the most similar name")
  func nearest() {
    let names = ["config-file-type", "config-file-value", "enable-ecs-log-metadata"]
    #expect(EditDistance.nearest(to: "config-file-typ", in: names) == "config-file-type")
    #expect(EditDistance.nearest(to: "Config-File-Value", in: names) == "config-file-value")
    #expect(EditDistance.nearest(to: "region", in: names) == nil)
  }

  @Test("is not computed for long words")
  func longest() {
    let word = String(repeating: "a", count: EditDistance.longest - 1)
    #expect(EditDistance.nearest(to: word + "b", in: [word + "c"]) == word + "c")
    #expect(EditDistance.nearest(to: word + "bb", in: [word + "c"]) == nil)
    #expect(EditDistance.nearest(to: word + "b", in: [word + "cc"]) == nil)
  }
}
