#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A lock with two conditions to wait for: there is work, and there is a result.
final class Monitor {
  /// What a thread waits for.
  enum Condition {
    case workIsReady
    case resultIsReady
  }

  // The system requires that the addresses of these do not change.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let work = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let result = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(work, nil)
    pthread_cond_init(result, nil)
  }

  deinit {
    pthread_cond_destroy(result)
    pthread_cond_destroy(work)
    pthread_mutex_destroy(mutex)
    result.deallocate()
    work.deallocate()
    mutex.deallocate()
  }

  func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Releases the lock until the condition is signalled.
  ///
  /// The caller holds the lock and checks again whether what it waits for is true.
  func wait(for condition: Condition) {
    pthread_cond_wait(pointer(condition), mutex)
  }

  /// Wakes all threads that wait for a condition.
  func signal(_ condition: Condition) {
    pthread_cond_broadcast(pointer(condition))
  }

  private func pointer(_ condition: Condition) -> UnsafeMutablePointer<pthread_cond_t> {
    switch condition {
    case .workIsReady: work
    case .resultIsReady: result
    }
  }
}
