extension JSONString {
  /// The text as messages show it, which they mask and then cut; of a long one the beginning.
  var shown: String { text(upTo: 1000) }
}
