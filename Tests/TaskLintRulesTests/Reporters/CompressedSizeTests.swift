import Testing

@testable import TaskLintRules

@Suite("The compressed size of a text")
struct CompressedSizeTests {
  private func size(_ pieces: [String]) -> Int {
    var size = CompressedSize()
    for piece in pieces { size.add(Array(piece.utf8)) }
    return size.total
  }

  private func random(_ count: Int, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    return String(
      (0..<count).map { _ in "abcdefghijklmnop".randomElement(using: &generator) ?? "a" })
  }

  @Test("is the size of the text without repetitions")
  func noRepeats() {
    #expect(size(["", "a", "bcdefgh"]) == 8)
    #expect(size([random(2000, seed: 1)]) == 2000)
  }

  @Test("counts a repetition as a few bytes, also across pieces")
  func repeats() {
    let text = random(200, seed: 2)
    #expect(size([text + text]) == 204)
    #expect(size([text, text, text]) == 208)
    #expect(size([text, "x", text]) == 205)
    // A match has 8 to 258 bytes.
    #expect(size([String(repeating: "a", count: 1 + 258 * 3)]) == 1 + 4 * 3)
    #expect(size(["abcdefg", "-", "abcdefg"]) == 15)
    #expect(size(["abcdefgh", "-", "abcdefgh"]) == 13)
  }

  @Test("finds repetitions within 32 KiB")
  func window() {
    let text = random(100, seed: 3)
    let (near, far) = (random(32_668, seed: 4), random(32_669, seed: 4))
    #expect(size([text, near, text]) - size([text, near]) == 4)
    #expect(size([text, far, text]) - size([text, far]) == 100)
  }

  @Test("works for texts longer than its window")
  func longTexts() {
    let text = random(1000, seed: 5)
    #expect(3 * 4 * 1000..<10_000 + 4 * 4 * 1500 ~= size(Array(repeating: text, count: 1500)))
  }
}
