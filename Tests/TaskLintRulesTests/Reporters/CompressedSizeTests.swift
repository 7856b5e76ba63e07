import Testing

@testable import TaskLintRules

@Suite("The size of a text once it is compressed")
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

  @Test("is that of a text in which nothing repeats")
  func noRepeats() {
    #expect(size(["", "a", "bcdefgh"]) == 8)
    #expect(size([random(2000, seed: 1)]) == 2000)
  }

  @Test("counts what stood before as a few bytes, in the same piece and in another")
  func repeats() {
    let text = random(200, seed: 2)
    #expect(size([text + text]) == 204)
    #expect(size([text, text, text]) == 208)
    #expect(size([text, "x", text]) == 205)
    // A match is no longer than 258 bytes, and no shorter than eight.
    #expect(size([String(repeating: "a", count: 1 + 258 * 3)]) == 1 + 4 * 3)
    #expect(size(["abcdefg", "-", "abcdefg"]) == 15)
    #expect(size(["abcdefgh", "-", "abcdefgh"]) == 13)
  }

  @Test("looks back as far as 32 KiB")
  func window() {
    let text = random(100, seed: 3)
    let (near, far) = (random(32_668, seed: 4), random(32_669, seed: 4))
    #expect(size([text, near, text]) - size([text, near]) == 4)
    #expect(size([text, far, text]) - size([text, far]) == 100)
  }

  @Test("goes on after more than it keeps")
  func longTexts() {
    let text = random(1000, seed: 5)
    #expect(3 * 4 * 1000..<10_000 + 4 * 4 * 1500 ~= size(Array(repeating: text, count: 1500)))
  }
}
