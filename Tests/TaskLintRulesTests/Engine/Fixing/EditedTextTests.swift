import Testing

@testable import TaskLintRules

@Suite("A text with edits")
struct EditedTextTests {
  private func edit(_ start: Int, _ end: Int, _ text: String) -> Fix.Edit {
    Fix.Edit(SourceRange(start, end), text)
  }

  private func text(_ edited: EditedText) -> String {
    String(decoding: edited.bytes, as: UTF8.self)
  }

  @Test("is the original without edits")
  func noEdits() {
    let edited = EditedText(Array("abc".utf8))
    #expect(text(edited) == "abc")
    #expect(edited.changes.isEmpty)
    #expect(EditedText([]).bytes.isEmpty)
  }

  @Test("has edits at its ends and in between")
  func edits() {
    var edited = EditedText(Array("0123456789".utf8))
    edited.apply([edit(0, 0, "<"), edit(2, 4, ""), edit(6, 7, "six"), edit(10, 10, ">")])
    #expect(text(edited) == "<0145six789>")
    #expect(
      edited.changes == [
        EditedText.Change(old: 0..<0, new: 0..<1), EditedText.Change(old: 2..<4, new: 3..<3),
        EditedText.Change(old: 6..<7, new: 5..<8), EditedText.Change(old: 10..<10, new: 11..<12),
      ])
  }

  @Test("has edits of edited bytes")
  func rounds() {
    var edited = EditedText(Array("0123456789".utf8))
    edited.apply([edit(3, 5, "abcd")])
    edited.apply([edit(2, 4, "X"), edit(6, 8, "Y")])
    #expect(text(edited) == "01XbcY6789")
    #expect(edited.changes == [EditedText.Change(old: 2..<6, new: 2..<6)])
    #expect(edited.original == Array("0123456789".utf8))
  }

  @Test("equals the same edits of an array", arguments: 0..<50)
  func randomEdits(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = Array("the quick brown fox jumps over the lazy dog".utf8)
    var edited = EditedText(bytes)
    for _ in 0..<4 {
      let places = (0..<6).map { _ in Int.random(in: 0...bytes.count, using: &generator) }.sorted()
      let edits = stride(from: 0, to: 6, by: 2).map { edit(places[$0], places[$0 + 1], "\(seed)") }
      for edit in edits.reversed() {
        bytes.replaceSubrange(edit.range.start..<edit.range.end, with: edit.replacement.utf8)
      }
      edited.apply(edits)
      #expect(edited.bytes == bytes)
    }
    var (old, new) = (0, 0)
    for change in edited.changes {
      #expect(edited.original[old..<change.old.lowerBound] == bytes[new..<change.new.lowerBound])
      (old, new) = (change.old.upperBound, change.new.upperBound)
    }
    #expect(edited.original[old...] == bytes[new...])
  }
}
