/// The white space of JSON output.
struct JSONStyle: Sendable {
  /// Without white space.
  static let compact = JSONStyle()
  /// With spaces after colons and commas.
  static let loose = JSONStyle(colon: ": ", comma: ", ")
  /// With spaces after colons and commas and inside braces.
  static let spaced = JSONStyle(colon: ": ", comma: ", ", objectPadding: " ")

  /// A colon with the white space around it.
  var colon = ":"
  /// A comma with the white space after it on the same line.
  var comma = ","
  /// The space inside the braces of an object on one line.
  var objectPadding = ""
  /// The space inside the brackets of a list on one line.
  var listPadding = ""
  /// A line feed, or a carriage return and a line feed.
  var newline = "\n"
  /// The indentation of one level.
  var unit = "  "
}
