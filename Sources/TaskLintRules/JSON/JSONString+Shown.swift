extension JSONString {
  /// The text as messages show it: no longer than a line can hold.
  var shown: String {
    let text = text
    return text.count <= 80 ? text : text.prefix(79) + "…"
  }
}
