extension Fix {
  /// The fix of a comma or a byte order mark; nil for other errors, and for text with placeholders,
  /// which may include a comma.
  static func correcting(_ error: JSONSyntaxError, in document: JSONDocument) -> Fix? {
    let source = document.source
    switch error.problem {
    case .missingComma:
      guard document.placeholders.isEmpty, !document.isEmbedded else { return nil }
      var end = error.range.start
      while end > 0, source.bytes[end - 1].isJSONWhitespace { end -= 1 }
      return Fix(.safe, "insert a comma", edits: [Edit(SourceRange(end, end), ",")])
    case .trailingComma:
      guard document.placeholders.isEmpty else { return nil }
      return Fix(.safe, "remove the comma", edits: [Edit(error.range, "")])
    case .byteOrderMark:
      return Fix(.safe, "remove the byte order mark", edits: [Edit(error.range, "")])
    default: return nil
    }
  }
}
