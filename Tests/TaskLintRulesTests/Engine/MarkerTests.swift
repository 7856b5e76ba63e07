import Foundation
import Testing

@testable import TaskLintRules

@Suite("A marker in values that may not be shown")
struct MarkerTests {
  private static let linter = Linter()

  @Test("appears in no output, in any form", arguments: RuleCase.all)
  func isNeverShown(_ check: RuleCase) {
    for document in check.example.documents where !document.isFluentBit {
      let plain = document.marked.text
      // The marker is a whole value or inside one, in about half of the examples each.
      let planted = PlantedMarker.planted(in: plain, inside: plain.utf8.count.isMultiple(of: 2))
      guard planted.count > 0 else { continue }
      var texts = [(planted.text, document.form)]
      for form in OtherForm.allCases {
        if let other = form.apply(MarkedText(planted.text)) { texts.append((other.text, nil)) }
      }
      for (text, form) in texts {
        for leak in PlantedMarker.leaks(in: text, as: form, Self.linter) {
          Issue.record("\(leak)", sourceLocation: check.sourceLocation)
        }
      }
    }
  }

  /// A generator with a seed, so that a failure is repeatable.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 29) ^ state
    }
  }

  /// How many damaged texts there are: `DAMAGES=10000 swift test` takes two minutes.
  private static let damages =
    ProcessInfo.processInfo.environment["DAMAGES"].flatMap { Int($0) } ?? 400
  /// The number of tests that share them.
  private static let shares = 8

  @Test("appears in no output of a damaged text", arguments: 0..<shares)
  func isNotShownInDamage(share: Int) {
    var dice = Dice(state: UInt64(share) &* 977)
    let texts = RuleCase.flagged.compactMap { check -> String? in
      let planted = PlantedMarker.planted(in: check.example.marked.text, inside: share % 2 == 0)
      return planted.count > 0 ? planted.text : nil
    }
    for _ in 0..<(Self.damages / Self.shares) {
      guard let text = texts.randomElement(using: &dice) else { return }
      var bytes = Array(text.utf8)
      let place = Int.random(in: 0..<bytes.count, using: &dice)
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(bytes[place], at: place)
      default:
        let signs = Array(#"":,{}[]\ '=a1"#.utf8)
        bytes[place] = signs.randomElement(using: &dice) ?? 0x20
      }
      let damaged = String(decoding: bytes, as: UTF8.self)
      for leak in PlantedMarker.leaks(in: damaged, Self.linter) { Issue.record("\(leak)") }
    }
  }
}
