#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The process that the command runs in.
enum ProcessContext {
  /// The command line after the command's name.
  static var arguments: [Argument] {
    // `CommandLine.arguments` repairs invalid UTF-8, and a repaired path does not exist.
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { start in
        Argument(bytes: Array(UnsafeRawBufferPointer(start: start, count: strlen(start))))
      }
    }
  }

  /// The standard streams, the environment and the working directory.
  static var streams: Streams {
    // A closed pipe, as by `head`, is an error of a write, not a reason to be killed.
    signal(SIGPIPE, SIG_IGN)
    // So is a file over the size limit.
    signal(SIGXFSZ, SIG_IGN)
    keepStandardDescriptors()
    return Streams(
      readInput: { size throws(SystemError) in
        try FileDescriptor.standardInput.chunk(upTo: size)
      },
      readArrived: { size, milliseconds throws(SystemError) in
        try FileDescriptor.standardInput.arrived(upTo: size, within: milliseconds)
      },
      write: { bytes throws(SystemError) in try FileDescriptor.standardOutput.write(bytes) },
      writeError: { bytes in try? FileDescriptor.standardError.write(bytes) },
      environment: { name in getenv(name).map { String(cString: $0) } },
      isTerminal: FileDescriptor.standardOutput.isTerminal,
      isErrorTerminal: { FileDescriptor.standardError.isTerminal },
      terminalWidth: { terminalWidth },
      workingDirectory: Folder.working,
      clock: { time(nil) }
    )
  }

  /// The columns of the terminal on standard output or standard error; nil if they are unknown.
  private static var terminalWidth: Int? {
    var size = winsize()
    for stream in [FileDescriptor.standardOutput, .standardError]
    where ioctl(stream.number, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return nil
  }

  /// Occupies the numbers of standard streams that are closed.
  ///
  /// Otherwise a file could be opened under one of them and be mistaken for standard output. They are
  /// opened only for reading, so that writing still fails.
  private static func keepStandardDescriptors() {
    for number in Int32(0)...2 where fcntl(number, F_GETFD) == -1 {
      _ = try? FileDescriptor.reading("/dev/null")
    }
  }

  static func end(_ status: ExitStatus) -> Never {
    exit(status.rawValue)
  }
}
