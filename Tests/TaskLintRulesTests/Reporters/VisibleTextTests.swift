import Testing

@testable import TaskLintRules

@Suite("Visible text")
struct VisibleTextTests {
  @Test(
    "escapes what a terminal interprets or hides",
    arguments: [
      ("plain 'text'", "plain 'text'"), ("日本語🍣é", "日本語🍣é"), ("a\tb", #"a\u{9}b"#),
      ("\u{7F}\u{85}\u{FEFF}", #"\u{7F}\u{85}\u{FEFF}"#), ("\u{2028}", #"\u{2028}"#),
      ("\u{2066}x\u{2069}", #"\u{2066}x\u{2069}"#), ("a\u{200D}b", #"a\u{200D}b"#),
      ("👩‍🚀❤️", "👩‍🚀❤️"), ("葛\u{E0100}", "葛\u{E0100}"),
      ("a\u{FE0F}\u{FE0F}", #"a\u{FE0F}\u{FE0F}"#), ("\u{E0041}", #"\u{E0041}"#),
    ])
  func escapes(_ text: String, _ expected: String) {
    #expect(VisibleText.escape(text) == expected)
  }

  @Test(
    "escapes workflow commands",
    arguments: [
      ("::error::x", #"\u{3A}:error::x"#), (" \t::x", #" \u{9}\u{3A}:x"#), ("a::b", "a::b"),
      ("##[error]x", #"#\u{23}[error]x"#), ("a ##vso[x]", #"a #\u{23}vso[x]"#),
      ("###[x", #"##\u{23}[x"#), ("## a [x]", "## a [x]"), ("#[x", "#[x"), ("##", "##"),
    ])
  func commands(_ text: String, _ expected: String) {
    #expect(VisibleText.escape(text) == expected)
  }

  @Test("escapes a command that is printed in pieces", arguments: 0...9, 0...9)
  func pieces(_ first: Int, _ second: Int) {
    let text = "x##vso[y]"
    let cuts = [min(first, second), max(first, second)]
    let before = String(text.prefix(cuts[0]))
    let marked = String(text.prefix(cuts[1]).dropFirst(cuts[0]))
    let after = String(text.dropFirst(cuts[1]))
    let shown =
      VisibleText.escape(before, preceding: marked + after)
      + VisibleText.escape(marked, following: before, preceding: after)
      + VisibleText.escape(after, following: before + marked)
    #expect(shown == #"x#\u{23}vso[y]"#)
  }

  @Test("keeps tabs in lines of a file")
  func tabs() {
    #expect(VisibleText.escape("\ta\u{B}", keepsTabs: true) == "\ta\\u{B}")
  }
}

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "counts columns",
    arguments: [
      ("abc", 3), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("e\u{301}", 1), ("🍣", 2), ("👨‍👩‍👧", 2),
      ("🇯🇵", 2), ("❤️", 2), ("1️⃣", 2), ("👍🏽", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("é", 1), ("•", 1), ("…", 1), ("", 0),
    ])
  func columns(_ text: String, _ expected: Int) {
    #expect(DisplayWidth.columns(of: text) == expected)
  }

  @Test("pads with the same number of spaces and tabs")
  func padding() {
    #expect(DisplayWidth.padding(like: "\t日a\t") == "\t   \t")
  }
}
