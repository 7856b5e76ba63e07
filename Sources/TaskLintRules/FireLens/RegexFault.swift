/// The reason why a regular expression certainly does not compile in Onigmo, the engine of Fluent
/// Bit and Fluentd, with Ruby's syntax.
///
/// An expression compiles if the scan is not certain that it does not.
///
/// Source: https://github.com/k-takata/Onigmo/blob/master/doc/RE
enum RegexFault: Hashable, Sendable {
  /// `*`, `+`, `?` or `{2}` has nothing before it to repeat.
  case nothingToRepeat(String)
  case unclosedGroup
  case unopenedGroup
  case unclosedClass
  /// The last character is a backslash.
  case trailingBackslash
  /// A group begins in the syntax of another engine, such as `(?P<name>`.
  case unknownGroup(String)
  /// A range of characters ends before it begins: `[z-a]`.
  case reversedRange(String)
  /// A repetition has a maximum below its minimum: `a{3,2}`.
  case reversedRepetition(String)
  /// A character class has an unknown name: `[[:bogus:]]`.
  case unknownClass(String)
  /// A backreference refers to a group that does not exist: `\1`.
  case unknownReference(String)
  /// A character is beyond Unicode: `\x{110000}`.
  case unknownCharacter(String)

  /// The first fault of an expression, if it has one.
  static func first(in expression: String) -> RegexFault? {
    var scanner = RegexScanner(Array(expression.utf8))
    return scanner.scan()
  }
}
