extension JSONString {
  /// The text as messages show it, which they mask and then cut.
  var shown: String { text }
}
