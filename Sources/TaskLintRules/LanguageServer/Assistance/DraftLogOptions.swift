/// The options of a log configuration with the driver `awsfirelens`, as far as they are typed.
struct DraftLogOptions {
  /// The option that chooses the plugin.
  let pluginKey: String
  let plugin: OutputPlugin?
  /// The names of the options, in lower case.
  let names: Set<String>

  /// Finds the options that an object holds; nil if they are not those of FireLens.
  init?(_ types: DraftTypes, holder: Int) {
    let draft = types.draft
    guard let key = draft.nodes[holder].key, let configuration = draft.nodes[holder].parent,
      types.shape(of: configuration) == .logConfiguration,
      types.property(ofKey: key).map({ $0.name.isSame(as: "options") }) ?? false,
      draft.string(types.spelling.name(of: "logDriver"), of: configuration) == "awsfirelens"
    else { return nil }
    let pluginKey = FirelensType.fluentbit.pluginKey.description
    self.pluginKey = pluginKey
    let keys = draft.nodes[holder].children.map { draft.text(of: $0) }
    names = Set(keys.map { $0.lowercased() })
    plugin = keys.first { $0.lowercased() == pluginKey.lowercased() }
      .flatMap { draft.string($0, of: holder) }.flatMap { OutputPlugin.named($0) }
  }
}
