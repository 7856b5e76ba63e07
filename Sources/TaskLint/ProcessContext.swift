#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The process that the command runs in.
enum ProcessContext {
  /// What stands on the command line after the command's name.
  static var arguments: [Argument] {
    // `CommandLine.arguments` repairs what is no UTF-8, and a repaired path names no file.
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { start in
        Argument(bytes: Array(UnsafeRawBufferPointer(start: start, count: strlen(start))))
      }
    }
  }

  /// The standard streams, the environment and the working directory.
  static var streams: Streams {
    // A reader that goes away, such as `head`, is an answer to a write, not a reason to be killed.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not grow further: a report that finds no room is told as trouble.
    signal(SIGXFSZ, SIG_IGN)
    keepStandardDescriptors()
    return Streams(
      readInput: { size throws(SystemError) in
        try FileDescriptor.standardInput.chunk(upTo: size)
      },
      write: { bytes throws(SystemError) in try FileDescriptor.standardOutput.write(bytes) },
      writeError: { bytes in try? FileDescriptor.standardError.write(bytes) },
      environment: { name in getenv(name).map { String(cString: $0) } },
      isTerminal: FileDescriptor.standardOutput.isTerminal,
      workingDirectory: Folder.working,
      clock: { time(nil) }
    )
  }

  /// Takes the numbers of standard streams that are closed.
  ///
  /// Else a file could be opened under them and be mistaken for standard output. They are open for
  /// reading alone: to write still fails.
  private static func keepStandardDescriptors() {
    for number in Int32(0)...2 where fcntl(number, F_GETFD) == -1 {
      _ = try? FileDescriptor.reading("/dev/null")
    }
  }

  static func end(_ status: ExitStatus) -> Never {
    exit(status.rawValue)
  }
}
