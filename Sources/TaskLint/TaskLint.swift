@main
enum TaskLint {
  // Not async: the end of an async main takes longer than linting a small file.
  static func main() {
    // The process ends without deallocating the run, which would take a twentieth of the time for a
    // small file.
    let command = Command(
      streams: ProcessContext.streams, threads: nil, end: { ProcessContext.end($0) })
    ProcessContext.end(command.run(ProcessContext.arguments))
  }
}
