extension Unicode.Scalar {
  /// Whether a terminal obeys the scalar or shows nothing for it: control characters, direction
  /// overrides, line separators, and all that Unicode lets a renderer ignore.
  ///
  /// Sources: https://www.unicode.org/reports/tr9/ (bidirectional controls),
  /// https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
  var isInvisible: Bool {
    if value < 0x7F { return value < 0x20 }
    if value < 0xA0 { return true }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }
}
