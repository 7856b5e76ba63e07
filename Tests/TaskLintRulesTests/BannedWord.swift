import Foundation

/// A word or phrase that the project does not use.
struct BannedWord: Equatable, Sendable, CustomStringConvertible {
  /// A regular expression that ignores case; a space matches a line break in a comment or in a text,
  /// too.
  let pattern: String
  /// A sentence with the word.
  let sample: String
  /// What to write instead.
  let replacement: String

  var description: String { pattern }

  private init(_ pattern: String, _ sample: String, use replacement: String) {
    self.pattern = pattern
    self.sample = sample
    self.replacement = replacement
  }

  static let all = [
    // Verbs of things that do not act.
    BannedWord(
      #"\bstands?\b(?!-| for\b| in for\b)"#,
      "key 'cpu' stands twice", use: "duplicate, is in, is at"),
    BannedWord(
      #"\bbit(?:es?|ing)\b"#, "at the stage where it bites", use: "takes effect, fails at"),
    BannedWord(#"\bmend(?:s|ed|ing)?\b"#, "how to mend it", use: "fix, correct"),
    BannedWord(#"\btells?\b"#, "the message tells which", use: "report, describe, identify"),
    BannedWord(#"\btold\b"#, "by which they are told apart", use: "distinguished, reported"),
    BannedWord(#"\btelling\b"#, "a secret under a telling name", use: "descriptive"),
    BannedWord(
      #"\bsp(?:eaks?|oken|eaking)\b"#, "what a finding speaks of", use: "reports, refers to"),
    BannedWord(#"\bheed(?:s|ed)?\b"#, "the label is heeded", use: "honors, uses"),
    BannedWord(#"\bpass(?:es|ed)? over\b"#, "a search passes over them", use: "skips, ignores"),
    BannedWord(#"\b(?:is|are) asked\b"#, "when the rule is asked", use: "is called"),
    BannedWord(
      #"\b(?:is|are|stays?|falls?) silent\b"#, "the rule is silent", use: "reports nothing"),
    BannedWord(
      #"\b(?:API|ECS|AWS|Fargate|server) refuse[sd]?\b"#, "the API refuses it", use: "rejects"),
    // Inversions and ornaments.
    BannedWord(
      #"(?<!\bthere[\s/#\\]{1,24})\b(?:is|are|was|were|be) no\b(?! longer\b| more\b| less\b| fewer\b| need\b|-|\()"#,
      "'x' is no number", use: "is not a"),
    BannedWord(#"\bfor want of\b"#, "it ends for want of a key", use: "because it has no"),
    BannedWord(#"\bwithout a word\b"#, "the API drops it without a word", use: "without an error"),
    BannedWord(#"\bunfound\b"#, "unfound, the API rejects it", use: "if not fixed"),
    BannedWord(#"\blifting\b"#, "lifting what is in it", use: "removing, promoting"),
    BannedWord(#"\bas (?:it|they) comes?\b"#, "all is as it comes", use: "the default"),
    BannedWord(#"\bnothing to say\b"#, "the file has nothing to say", use: "no findings"),
    BannedWord(#"\bsays? nothing\b"#, "the rule says nothing", use: "reports nothing"),
    BannedWord(#"\bnothing is said\b"#, "nothing is said of it", use: "it is not reported"),
    BannedWord(#"\bis left of\b"#, "nothing is left of 'x'", use: "matches nothing, remains"),
    BannedWord(#"\bheld up to\b"#, "the override held up to D", use: "expired on"),
    BannedWord(#"\blet go\b"#, "before the bytes are let go", use: "released"),
    BannedWord(#"\banew\b"#, "to write it anew", use: "again"),
    BannedWord(#"\bcounts? for nothing\b"#, "case counts for nothing", use: "is ignored"),
    BannedWord(#"\ball the same\b"#, "it is read all the same", use: "anyway, still"),
    BannedWord(#"\bknown again\b"#, "how it is known again", use: "recognized"),
    BannedWord(#"\bin the open\b"#, "a key in the open", use: "in plain text"),
    BannedWord(#"\bin force\b"#, "the settings in force", use: "effective, in effect"),
    BannedWord(
      #"\bcomes? of (?:it|that)\b"#, "what comes of it", use: "what happens because of it"),
    BannedWord(#"\bthe one\b[^.]{1,60}\bthe other\b"#, "the one hides the other", use: "X hides Y"),
    BannedWord(
      #"\bof (?:its|their|his|your|my|our) own\b(?=[^\w\s]|\s*$| (?:a[ts]|and|for|in|on|that|with)\b)"#,
      "a file of its own", use: "a separate"),
    BannedWord(#"(?<!\bleaves?\b[^.]{1,60})\balone\b"#, "by its name alone", use: "only"),
    // Private terms.
    BannedWord(#"(?<!["'])\b(?:no|some|every)body\b"#, "nobody reads it", use: "no one, a user"),
    BannedWord(#"\bstrangers?\b"#, "a file of a stranger's", use: "untrusted"),
    BannedWord(#"\brivals?\b"#, "timed against its rivals", use: "other tools, candidates"),
    BannedWord(#"\bodd ones?\b"#, "the odd ones out", use: "the exceptions"),
    BannedWord(#"\bgone\b"#, "what is gone from it", use: "removed, missing, no longer present"),
    BannedWord(#"\bslips?\b"#, "a slip of the pen", use: "misspelling"),
    BannedWord(#"\bhouse\b(?!/)"#, "the house's policy", use: "policy, team"),
    BannedWord("Mending", "struct Mending {", use: "correction"),
    BannedWord("Departure", "enum Departure {", use: "violation"),
    BannedWord("Lookalike", "enum Lookalike {", use: "similar input"),
    BannedWord("Ledger", "struct BaselineLedger {", use: "matcher, usage"),
    BannedWord("Disputes", "struct Disputes {", use: "conflicts"),
  ]

  /// A banned word in a text.
  struct Hit {
    let word: BannedWord
    /// The line, 1-based.
    let line: Int
    let text: String
  }

  private static let expressions: [(word: BannedWord, expression: NSRegularExpression)] =
    all.compactMap { word in
      let pattern = word.pattern.replacing(" ", with: #"[\s/#\\]+"#)
      return (try? NSRegularExpression(pattern: pattern, options: .caseInsensitive)).map {
        (word, $0)
      }
    }

  /// Returns the banned words in a text.
  static func hits(in text: String) -> [Hit] {
    let whole = NSRange(text.startIndex..., in: text)
    return expressions.flatMap { word, expression in
      expression.matches(in: text, range: whole).compactMap { match in
        Range(match.range, in: text).map { range in
          let line = text[..<range.lowerBound].count { $0.isNewline } + 1
          let phrase = text[range].split(whereSeparator: \.isWhitespace).joined(separator: " ")
          return Hit(word: word, line: line, text: phrase)
        }
      }
    }
  }
}
