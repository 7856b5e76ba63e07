/// Where the logs of each container of a definition go.
struct LogRoutes: Sendable {
  /// Where the logs of a container go.
  enum End: Sendable {
    /// To the log router, and there to outputs, by index, and to what the custom file decides.
    case router(outputs: [Int], usesFile: Bool)
    /// Where the log driver sends them.
    case place(RoutePlace)
    /// They are lost.
    case nowhere(Loss)
    /// The file does not decide it.
    case unknown(Doubt)
  }

  /// The reason why logs are lost.
  enum Loss: Sendable {
    /// Fargate keeps no log of a container without a `logConfiguration`.
    case noConfiguration
    /// The log driver is `none`.
    case noDriver
    /// The definition has no log router.
    case noRouter
    /// No output of the log router takes them.
    case noOutput(router: DefinitionText, hasFile: Bool)
  }

  /// The reason why it is not known where logs go.
  enum Doubt: Sendable {
    case driver, router, options
    /// The instance decides it; on Fargate, the logs are lost, if the task may run there.
    case instance(mayBeFargate: Bool)
  }

  struct Container: Sendable {
    let name: DefinitionText
    /// The log driver; nil if it is missing.
    let driver: DefinitionText?
    let isRouter: Bool
    let end: End
    /// The patterns by which the log router keeps or drops lines.
    let patterns: [RoutePlace.Fact]
  }

  /// A configuration that is not generated, and decides where logs go.
  struct CustomFile: Sendable {
    /// The path of the file; nil if the command of the log router decides it.
    let path: DefinitionText?
    /// The places that the variables of the log router describe, if the file is not known and may
    /// read them.
    let described: [RoutePlace]
    /// The file in the repository, if it is known.
    var source: SourceFile?
  }

  /// An output of the custom file.
  struct FileOutput: Sendable {
    let place: RoutePlace
    /// The file with the output.
    let source: SourceFile
  }

  struct Router: Sendable {
    let container: Int
    let name: DefinitionText
    /// The type and the name of the program.
    let type: DefinitionText
    let file: CustomFile?
    /// The error with which the agent fails instead of starting the task.
    let failure: DefinitionText?
  }

  /// An output of the generated file, or of the custom file.
  struct Output: Sendable {
    let place: RoutePlace
    /// The file of the repository with the output; nil if it is generated.
    var source: SourceFile?
    /// The containers whose logs it takes, by index.
    fileprivate(set) var senders: [Int] = []
  }

  let family: DefinitionText
  private(set) var containers: [Container] = []
  let router: Router?
  private(set) var outputs: [Output] = []

  /// Above this number of containers, an output with its own `Match` is drawn for its container only.
  ///
  /// ECS allows 10 containers.
  private static let mostCompared = 50

  /// Follows the logs of a definition; the agent uses the first of several log routers.
  init(_ routing: LogRouting) {
    let definition = routing.definition
    family = definition.familyText
    let first = routing.routers.first
    let type = first?.configuration.knownType
    let fileRoutes = FileRoutes(routing)
    router = first.map { Router($0, routing, fileRoutes) }
    var indexes: [String: Int] = [:]
    var senders: [RouterOptions] = []
    var ends: [Int: [Int]] = [:]
    if let first, let type {
      senders = RouterOptions.all(in: definition, for: type)
      for (index, container) in definition.containers.enumerated() {
        let name = container.name.written?.text ?? ""
        if indexes[name] == nil { indexes[name] = index }
      }
      for sender in senders {
        guard
          let place = RoutePlace(
            sender, pluginKey: type.pluginKey.description, router: first.container)
        else { continue }
        let own = sender.container.name.written?.text ?? ""
        let takers = Self.senders(of: sender, own, definition, type, indexes)
        for taker in takers { ends[taker, default: []].append(outputs.count) }
        outputs.append(Output(place: place, senders: takers))
      }
    }
    let firstOfFile = outputs.count
    outputs += (fileRoutes?.outputs ?? []).map { Output(place: $0.place, source: $0.source) }
    var undecided: Set<Int> = []
    for (index, container) in definition.containers.enumerated()
    where container.logDriver.value.map({ $0 == "awsfirelens" }) ?? false {
      guard let fileRoutes else { break }
      guard let taking = fileRoutes.outputs(taking: container) else {
        undecided.insert(index)
        continue
      }
      for output in taking.map({ firstOfFile + $0 }) {
        ends[index, default: []].append(output)
        outputs[output].senders.append(index)
      }
    }
    let options = Dictionary(
      senders.map { ($0.container.index, $0) }, uniquingKeysWith: { first, _ in first })
    containers = definition.containers.enumerated().map { index, container in
      Container(
        name: .name(container.name),
        driver: container.logDriver.isUnset ? nil : .name(container.logDriver),
        isRouter: container.index == first?.container.index,
        end: end(
          of: container, in: definition, outputs: ends[index] ?? [],
          usesFile: fileRoutes == nil ? router?.file != nil : undecided.contains(index),
          options[container.index]),
        patterns: Self.patterns(of: options[container.index]))
    }
  }

  private static func patterns(of options: RouterOptions?) -> [RoutePlace.Fact] {
    let keys: [(label: StaticString, key: String)] = [
      ("only lines that match", "include-pattern"), ("no lines that match", "exclude-pattern"),
    ]
    return keys.compactMap { label, key in
      options?.option(key).map { RoutePlace.Fact(label: label, value: $0.value) }
    }
  }

  // MARK: - Ends

  private func end(
    of container: ContainerDefinition, in definition: TaskDefinition, outputs: [Int],
    usesFile: Bool, _ options: RouterOptions?
  ) -> End {
    switch container.logDriver {
    case .unresolved, .mistyped: return .unknown(.driver)
    case .absent, .null:
      switch definition.platform {
      case .fargate: return .nowhere(.noConfiguration)
      case .notFargate: return .unknown(.instance(mayBeFargate: false))
      case .unknown: return .unknown(.instance(mayBeFargate: true))
      }
    case .value(let driver, _):
      guard driver == "awsfirelens" else {
        guard driver != "none", let configuration = container.logConfiguration.value else {
          return .nowhere(.noDriver)
        }
        return .place(RoutePlace(driver: driver, configuration))
      }
    }
    guard let router else {
      return definition.lacksSidecar
        ? .nowhere(.noRouter) : .unknown(.router)
    }
    guard outputs.isEmpty, !usesFile else {
      return .router(outputs: outputs, usesFile: usesFile)
    }
    guard !(options?.mayHaveMore ?? false) else {
      return .unknown(.options)
    }
    return .nowhere(.noOutput(router: router.name, hasFile: router.file?.source != nil))
  }

  /// The containers whose logs an output takes.
  ///
  /// Fluent Bit matches `app-firelens*` with the beginning of `app-firelens-2-firelens-ID`, the tag of
  /// another container. Of two options `Match`, the last one counts, which is the user's.
  private static func senders(
    of sender: RouterOptions, _ own: String, _ definition: TaskDefinition, _ type: FirelensType,
    _ indexes: [String: Int]
  ) -> [Int] {
    let all = definition.containers
    guard type == .fluentbit, all.count <= mostCompared else {
      return [indexes[own] ?? 0]
    }
    let match = sender.options.last { $0.property == "match" }?.text
    let pattern = Array((match ?? "\(own)-firelens*").utf8)
    return all.indices.filter { index in
      guard all[index].logDriver.value.map({ $0 == "awsfirelens" }) ?? false,
        let name = all[index].name.written?.text
      else { return false }
      return indexes[name] == index
        && TagPattern.matches(pattern, Array("\(name)-firelens-ID".utf8))
    }
  }
}

extension LogRoutes.Router {
  fileprivate init(_ router: LogRouter, _ routing: LogRouting, _ fileRoutes: FileRoutes?) {
    container = router.container.index
    name = .name(router.container.name)
    let configuration = router.configuration
    type = configuration.knownType.map { "\(name: $0.productName)" } ?? .name(configuration.type)
    file =
      fileRoutes.map { known in
        LogRoutes.CustomFile(
          path: .name(known.file.path.text), described: [],
          source: known.file.configuration.main?.source)
      } ?? LogRoutes.CustomFile(router)
    do throws(GenerationFailure) {
      _ = try GeneratedFile(routing)
      failure = nil
    } catch {
      if case .agent(let error) = error { failure = error } else { failure = nil }
    }
  }
}

extension LogRoutes.CustomFile {
  /// The files in AWS's image that have no output.
  ///
  /// Source: https://github.com/aws/aws-for-fluent-bit/tree/mainline/configs
  private static let filesWithoutOutput: Set<String> = [
    "/fluent-bit/configs/parse-json.conf", "/fluent-bit/configs/minimize-log-loss.conf",
    "/fluent-bit/configs/output-metrics-healthcheck.conf",
  ]

  /// The custom file of a log router; nil if it runs only what the agent generates.
  fileprivate init?(_ router: LogRouter) {
    let container = router.container
    var reads = router.knownType == .fluentbit
    if router.configFileType.isUnset {
      let files = container.isInitImage ?? false ? InitVariable.all(in: container) : []
      let isRun = [container.command, container.entryPoint].contains { list in
        !list.isUnset && !(list.value?.isEmpty ?? false)
      }
      if let first = files.first {
        path = files.dropFirst().reduce(.name(first.value)) { "\($0), \(.name($1.value))" }
      } else if isRun {
        path = nil
      } else {
        return nil
      }
    } else {
      let value = router.configFileValue
      if let path = value.value, Self.filesWithoutOutput.contains(path.text) { return nil }
      path = .name(value)
      reads = reads && !router.mayUseFileOfAWS
    }
    described = reads ? RoutePlace.described(byVariablesOf: container) : []
    source = nil
  }
}
