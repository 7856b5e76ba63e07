extension Example {
  /// What the configuration of an example is called, as it is in a project.
  static let configurationPath = ".tasklint.json"

  /// The day on which examples are told.
  static let today = CalendarDay("2027-01-01")

  /// Creates an example from a configuration and a definition that is linted under it.
  init(
    configuration: String, over definition: Example, fileID: String = #fileID, line: Int = #line
  ) {
    self = Example(
      configuration + "\n", path: Self.configurationPath, fileID: fileID, line: line
    ).beside(definition)
  }
}
