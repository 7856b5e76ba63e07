/// A pattern for paths, in the syntax of shells and ignore files.
///
/// `*` and `?` match characters of a name, `[a-z]` matches one of several characters, `{a,b}` matches
/// alternatives, and `**` matches any folders. A pattern without a slash matches names in any folder.
/// A pattern that matches a folder matches everything in it. Matching takes time proportional to the
/// length of the pattern times the length of the path.
public struct Glob: Hashable, Sendable {
  /// The maximum number of patterns that the braces of a pattern may expand to.
  private static let alternativesLimit = 256
  /// The maximum length of a pattern in bytes, which is the maximum length of a path.
  ///
  /// The time to expand braces grows with the square of the length.
  private static let lengthLimit = 4096

  private enum Token: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    case anyScalar
    case anyScalars
    case oneOf([ClosedRange<Unicode.Scalar>], negated: Bool)

    var isScalar: Bool { if case .scalar = self { true } else { false } }
  }

  /// A part of a pattern that matches a file or folder name; nil matches any number of folders.
  private typealias Name = [Token]?

  /// The pattern as written by the user.
  public let pattern: String
  private let alternatives: [[Name]]

  /// Parses a pattern; nil if a bracket or brace is not closed, if the braces expand to too many
  /// patterns, or if the pattern is too long.
  public init?(_ pattern: String) {
    self.pattern = pattern
    guard pattern.utf8.count <= Self.lengthLimit, let expanded = Self.expanded(pattern) else {
      return nil
    }
    var alternatives: [[Name]] = []
    for text in expanded {
      guard let names = Self.names(in: text) else { return nil }
      alternatives.append(names)
    }
    self.alternatives = alternatives
  }

  /// The only name that the pattern matches, in any folder; nil if it has a wildcard or a folder.
  var plainName: [Unicode.Scalar]? {
    guard alternatives.count == 1, alternatives[0].count == 2, alternatives[0][0] == nil,
      let tokens = alternatives[0][1]
    else { return nil }
    var name: [Unicode.Scalar] = []
    for token in tokens {
      guard case .scalar(let scalar) = token else { return nil }
      name.append(scalar)
    }
    return name
  }

  /// Whether the pattern matches a relative path or one of its parent folders.
  public func matches(_ path: String) -> Bool { matches(names: Self.names(ofPath: path)) }

  /// Whether the pattern matches a relative path or one of its parent folders, given as names.
  func matches(names: [[Unicode.Scalar]]) -> Bool {
    alternatives.contains { Self.matches($0, names) }
  }

  /// The names of a relative path.
  static func names(ofPath path: String) -> [[Unicode.Scalar]] {
    path.split(separator: "/").filter { $0 != "." }.map { Array($0.unicodeScalars) }
  }

  /// Whether the pattern can match files in a folder, given as a relative path.
  ///
  /// Folders that searches skip match only a name without wildcards.
  public func leads(into folder: String, isSkipped: (String) -> Bool) -> Bool {
    let names = folder.split(separator: "/").filter { $0 != "." }.map {
      (scalars: Array($0.unicodeScalars), isSkipped: isSkipped(String($0)))
    }
    return alternatives.contains { pattern in
      var reachable = Self.start(of: pattern)
      for name in names {
        reachable = Self.step(pattern, reachable, name.scalars, byName: name.isSkipped)
      }
      return reachable.contains(true)
    }
  }

  // MARK: - Parsing

  /// The patterns without braces that a pattern expands to.
  private static func expanded(_ pattern: String) -> [String]? {
    var open = [pattern]
    var done: [String] = []
    while let pattern = open.popLast() {
      guard open.count + done.count < alternativesLimit else { return nil }
      let scalars = Array(pattern.unicodeScalars)
      guard let start = scalars.firstIndex(of: "{") else {
        done.append(pattern)
        continue
      }
      guard let (choices, end) = choices(in: scalars, from: start) else { return nil }
      for choice in choices.reversed() {
        open.append(text(scalars[..<start]) + choice + text(scalars[(end + 1)...]))
      }
    }
    return done
  }

  /// The alternatives of the `{a,b}` at an index, and the index of its closing brace.
  private static func choices(
    in scalars: [Unicode.Scalar], from start: Int
  ) -> (choices: [String], end: Int)? {
    var depth = 0
    var choices: [String] = []
    var first = start + 1
    for index in start..<scalars.count {
      switch scalars[index] {
      case "{": depth += 1
      case "}": depth -= 1
      case "," where depth == 1:
        choices.append(text(scalars[first..<index]))
        first = index + 1
      default: break
      }
      if depth == 0 { return (choices + [text(scalars[first..<index])], index) }
    }
    return nil
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  private static func names(in pattern: String) -> [Name]? {
    let parts = pattern.split(separator: "/").filter { $0 != "." }
    // A pattern without an inner slash matches a file or folder at any depth.
    let isAnywhere = parts.count == 1 && !pattern.hasPrefix("/")
    var names: [Name] = isAnywhere && parts.first != "**" ? [nil] : []
    for part in parts {
      guard part != "**" else {
        names.append(nil)
        continue
      }
      guard let tokens = tokens(in: Array(part.unicodeScalars)) else { return nil }
      names.append(tokens)
    }
    return names.isEmpty ? nil : names
  }

  private static func tokens(in part: [Unicode.Scalar]) -> [Token]? {
    var tokens: [Token] = []
    var index = 0
    while index < part.count {
      switch part[index] {
      case "*":
        if tokens.last != .anyScalars { tokens.append(.anyScalars) }
      case "?":
        tokens.append(.anyScalar)
      case "[":
        guard let end = part[(index + 1)...].dropFirst().firstIndex(of: "]") else { return nil }
        tokens.append(set(part[(index + 1)..<end]))
        index = end
      case "\\" where index + 1 < part.count:
        index += 1
        tokens.append(.scalar(part[index]))
      default:
        tokens.append(.scalar(part[index]))
      }
      index += 1
    }
    return tokens
  }

  private static func set(_ inside: ArraySlice<Unicode.Scalar>) -> Token {
    let isNegated = inside.first == "!" || inside.first == "^"
    let scalars = Array(isNegated ? inside.dropFirst() : inside)
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    var index = 0
    while index < scalars.count {
      let isRange = index + 2 < scalars.count && scalars[index + 1] == "-"
      let last = isRange ? scalars[index + 2] : scalars[index]
      if scalars[index] <= last { ranges.append(scalars[index]...last) }
      index += isRange ? 3 : 1
    }
    return .oneOf(ranges, negated: isNegated)
  }

  // MARK: - Matching

  /// Whether a pattern matches a path or one of its parent folders.
  private static func matches(_ pattern: [Name], _ path: [[Unicode.Scalar]]) -> Bool {
    // Most patterns are one name in any folder.
    if pattern.count == 2, pattern[0] == nil, let tokens = pattern[1] {
      return path.contains { matches(tokens, $0) }
    }
    var reachable = start(of: pattern)
    for name in path {
      reachable = step(pattern, reachable, name, byName: false)
      if reachable[pattern.count], pattern.last != .some(nil) { return true }
    }
    return reachable[pattern.count]
  }

  /// The state for an empty path: element i is true if the first i names of the pattern match.
  private static func start(of pattern: [Name]) -> [Bool] {
    passingAnyFolders(pattern, [true] + Array(repeating: false, count: pattern.count))
  }

  /// The state for a path that is longer by one name.
  ///
  /// If `byName` is true, only names without wildcards match.
  private static func step(
    _ pattern: [Name], _ reachable: [Bool], _ name: [Unicode.Scalar], byName: Bool
  ) -> [Bool] {
    var next = Array(repeating: false, count: pattern.count + 1)
    for index in pattern.indices where reachable[index] {
      if let tokens = pattern[index] {
        let isTaken = matches(tokens, name) && (!byName || tokens.allSatisfy(\.isScalar))
        if isTaken { next[index + 1] = true }
      } else if !byName {
        next[index] = true
      }
    }
    // A pattern that matched a folder matches everything in it.
    if reachable[pattern.count], !byName { next[pattern.count] = true }
    return passingAnyFolders(pattern, next)
  }

  private static func passingAnyFolders(_ pattern: [Name], _ reachable: [Bool]) -> [Bool] {
    var reachable = reachable
    for index in pattern.indices where pattern[index] == nil && reachable[index] {
      reachable[index + 1] = true
    }
    return reachable
  }

  private static func matches(_ tokens: [Token], _ name: [Unicode.Scalar]) -> Bool {
    var token = 0
    var index = 0
    // Where to continue after the last `*` matches one more scalar.
    var retry: (token: Int, index: Int)?
    while index < name.count {
      if token < tokens.count, tokens[token] == .anyScalars {
        retry = (token, index)
        token += 1
      } else if token < tokens.count, takes(tokens[token], name[index]) {
        token += 1
        index += 1
      } else if let last = retry {
        retry = (last.token, last.index + 1)
        token = last.token + 1
        index = last.index + 1
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .anyScalars }
  }

  private static func takes(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
    switch token {
    case .scalar(let expected): expected == scalar
    case .anyScalar, .anyScalars: true
    case .oneOf(let ranges, let negated): ranges.contains { $0.contains(scalar) } != negated
    }
  }
}
