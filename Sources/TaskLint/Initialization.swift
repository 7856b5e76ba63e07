import TaskLintRules

/// The verb `init`: reads definitions and writes a configuration that fits them.
struct Initialization {
  private let arguments: Arguments
  private let streams: Streams

  init(_ arguments: Arguments, streams: Streams) {
    self.arguments = arguments
    self.streams = streams
  }

  /// Writes the file and returns the text to print; nil if the file was not written.
  func run() -> String? {
    let name = ConfigurationLoader.fileName
    let file = streams.workingDirectory.appending(Array(name.utf8))
    guard (try? FileStatus(of: file)) == nil else {
      return fail("\(name) already exists, and 'tasklint init' does not overwrite it")
    }
    guard let sources = readSources() else { return nil }
    let policy = PolicyProposal(sources, as: arguments.inputForm)
    guard policy.definitions > 0 else {
      return fail("no task definition found; specify files or folders that contain some")
    }
    let include = IncludePatterns.patterns(of: policy.files.map(relative))
    let sidecar: SidecarProposal?
    do throws(SidecarProposal.Failure) {
      sidecar = try readSidecar()
    } catch {
      return fail("\(arguments.sidecarSource?.text ?? ""): \(error.reason)")
    }
    let text = policy.configuration(
      include: include, configFiles: files(at: policy.customFiles), sidecar: sidecar)
    do throws(SystemError) {
      let descriptor = try FileDescriptor.creating(file)
      defer { descriptor.close() }
      try descriptor.write(Array(text.utf8))
    } catch {
      return fail("\(name): \(error.reason)")
    }
    return PolicyProposalReport(policy).text
      + "\nWrote \(name):\n\n\(text)\nRun 'tasklint' to see what it reports.\n"
  }

  /// The files that the operands specify; nil if one can't be read.
  private func readSources() -> [SourceFile]? {
    let excluded = PatternList(
      arguments.excluded, in: PatternFolder("", workingDirectory: streams.workingDirectory.text))
    var search = FileSearch()
    search.isExcluded = { excluded.matches($0.text) }
    let operands = arguments.operands.map(\.path)
    for path in operands.isEmpty ? ["."] : operands { search.add(path) }
    var troubles = search.troubles.map { "\($0.path.text): \($0.reason)" }
    var sources: [SourceFile] = []
    for target in search.targets.sorted(by: { $0.path < $1.path }) {
      do throws(SystemError) {
        sources.append(SourceFile(path: target.path.text, bytes: try target.read().bytes))
      } catch {
        troubles.append("\(target.path.text): \(error.reason)")
      }
    }
    for trouble in troubles { streams.printError(trouble) }
    return troubles.isEmpty ? sources : nil
  }

  /// The log router of the definition that `--sidecar-from` specifies.
  private func readSidecar() throws(SidecarProposal.Failure) -> SidecarProposal? {
    guard let path = arguments.sidecarSource else { return nil }
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try LintTarget(path: path, isNamed: true).read().bytes
    } catch {
      throw SidecarProposal.Failure(reason: error.reason)
    }
    return try SidecarProposal(
      SourceFile(path: path.text, bytes: bytes), as: arguments.inputForm)
  }

  /// The Fluent Bit files of the log routers: those whose name only one file has.
  private func files(at paths: [String]) -> [(path: String, file: String)] {
    paths.compactMap { path in
      let name = FilePath(path).names.last.map { String(decoding: $0, as: UTF8.self) } ?? ""
      guard !name.contains(where: { "*?[]{}".contains($0) }), let glob = Glob(name) else {
        return nil
      }
      let folder = streams.workingDirectory
      var search = FileSearch()
      search.add(
        matching: PatternList(
          [glob], in: PatternFolder(folder.text, workingDirectory: folder.text)),
        from: folder)
      guard search.targets.count == 1, let file = search.targets.first else { return nil }
      return (path, relative(file.path.text))
    }
  }

  /// The path relative to the folder of the new file, from which its patterns start.
  private func relative(_ path: String) -> String {
    let folder = streams.workingDirectory.text
    let absolute = LexicalPath.normalized(path, from: folder)
    return LexicalPath.relative(absolute, to: folder) ?? absolute
  }

  private func fail(_ reason: String) -> String? {
    streams.printError(reason)
    return nil
  }
}
