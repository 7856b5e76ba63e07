extension Example {
  /// The path of the configuration in an example.
  static let configurationPath = ".tasklint.json"

  /// The date for the examples.
  static let today = CalendarDay("2027-01-01")

  /// Creates an example from a configuration and a definition that is linted with it.
  init(
    configuration: String, over definition: Example, fileID: String = #fileID, line: Int = #line
  ) {
    self = Example(
      configuration + "\n", path: Self.configurationPath, fileID: fileID, line: line
    ).beside(definition)
  }
}
