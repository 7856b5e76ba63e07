@testable import TaskLintRules

/// Matches a path, the second line of the input, with a pattern, the first line.
func check(_ bytes: [UInt8]) {
  let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
  guard let pattern = lines.first, lines.count == 2 else { return }
  guard let glob = Glob(String(decoding: pattern, as: UTF8.self)) else { return }
  _ = glob.matches(String(decoding: lines[1], as: UTF8.self))
}
