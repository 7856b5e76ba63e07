@main
enum TaskLint {
  // Not async: the end of an async main costs more than a small file.
  static func main() {
    let command = Command(streams: ProcessContext.streams, threads: nil)
    ProcessContext.end(command.run(ProcessContext.arguments))
  }
}
