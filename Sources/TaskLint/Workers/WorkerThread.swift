#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A thread of the operating system.
struct WorkerThread {
  #if canImport(Glibc)
  private typealias Handle = pthread_t
  #else
  private typealias Handle = pthread_t?
  #endif

  /// The usual stack size of a main thread: other threads get 128 KiB with musl and 512 KiB on
  /// macOS.
  private static let stackBytes = 8 << 20

  private final class Body {
    let run: () -> Void

    init(_ run: @escaping () -> Void) { self.run = run }
  }

  private let handle: Handle

  /// Starts a thread; nil if the system can't create one.
  ///
  /// The body uses a `Monitor` to protect what it shares with other threads.
  init?(_ run: @escaping () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackBytes)
    let body = Unmanaged.passRetained(Body(run))
    #if canImport(Glibc)
    var handle = pthread_t()
    #else
    var handle: pthread_t?
    #endif
    let status = pthread_create(&handle, &attributes, WorkerThread.main, body.toOpaque())
    guard status == 0 else {
      body.release()
      return nil
    }
    self.handle = handle
  }

  #if canImport(Darwin)
  private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
    { argument in
      blockSignals()
      Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
      return nil
    }
  #else
  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
    { argument in
      guard let argument else { return nil }
      blockSignals()
      Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
      return nil
    }
  #endif

  /// Leaves signals to the main thread, which can block them while it renames a file.
  private static func blockSignals() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, nil)
  }

  /// Waits until the thread has ended.
  func join() {
    #if canImport(Glibc)
    pthread_join(handle, nil)
    #else
    if let handle { pthread_join(handle, nil) }
    #endif
  }

  /// The time of a clock that only goes forward, in nanoseconds.
  static var clock: UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
  }

  /// How many threads the machine runs at a time.
  static var coreCount: Int {
    max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
