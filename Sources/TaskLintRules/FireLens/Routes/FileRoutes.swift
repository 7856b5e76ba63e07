/// Which outputs of a custom file take the logs of each container.
struct FileRoutes {
  /// The custom file with its outputs.
  let file: CustomFile
  /// The places of the outputs, in the order of the file; none if there are too many to draw.
  let outputs: [LogRoutes.FileOutput]
  private let sections: [ClassicSection]
  private let filters: [ClassicSection]
  private let values: FileValues
  /// Whether all outputs and filters of the log router are known.
  private let isWhole: Bool

  /// Above this number of outputs, they are not drawn.
  private static let mostOutputs = 200

  /// Returns nil if the custom file is not known.
  init?(_ routing: LogRouting) {
    guard let file = routing.customFile else { return nil }
    self.file = file
    values = FileValues(file, in: routing.definition)
    let all = file.configuration.sections(.outputs)
    let isDrawn =
      all.count <= Self.mostOutputs && routing.definition.containers.count <= Self.mostOutputs
    sections = isDrawn ? all : []
    filters = file.configuration.sections(.filters).filter(\.isRewritingTags)
    isWhole =
      isDrawn && file.configuration.isWhole
      && !RouterEnvironment.isInitImage(file.router.container)
    outputs = sections.map { [values] section in
      LogRoutes.FileOutput(
        place: RoutePlace(section, in: file, values), source: section.source)
    }
  }

  /// The indexes of the outputs that take the logs of a container; nil if only a run shows it: an
  /// unknown file is included, a filter changes tags, or a pattern depends on more than the name of
  /// the container.
  func outputs(taking container: ContainerDefinition) -> [Int]? {
    guard isWhole, let name = container.name.value else { return nil }
    let tags = RecordTags.pattern(of: name.text)
    guard filters.allSatisfy({ takes(tags, $0) == false }) else { return nil }
    var taking: [Int] = []
    for (index, section) in sections.enumerated() {
      guard let isTaken = takes(tags, section) else { return nil }
      if isTaken { taking.append(index) }
    }
    return taking
  }

  /// Whether a section takes records with tags of a pattern; nil if that is not known.
  private func takes(_ tags: String, _ section: ClassicSection) -> Bool? {
    guard section.first("match_regex") == nil else { return nil }
    guard let match = section.last("match") else { return section.isWhole ? false : nil }
    guard let pattern = values.text(of: match, in: section) else { return nil }
    if TagPattern.covers(pattern, tags) { return true }
    return TagPattern.intersect(pattern, tags) ? nil : false
  }
}
