extension JSONString {
  /// The text as messages show it, cut to the length of a line.
  var shown: String {
    let text = text(upTo: 1000)
    return text.count <= 80 ? text : text.prefix(79) + "…"
  }
}
