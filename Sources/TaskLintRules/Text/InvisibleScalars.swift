extension Unicode.Scalar {
  /// Whether a terminal interprets the scalar or does not display it: control characters,
  /// bidirectional controls, line separators, and default ignorable code points.
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
