/// Work on numbered items by several threads, whose results are given out in the order of the items.
enum OrderedWork {
  /// How many batches a thread may be ahead of the one that is given out next.
  ///
  /// It bounds what waits in memory behind one slow file.
  private static let ahead = 4
  /// How many items a thread takes at once, where there are many: a lock for each small file would
  /// cost as much as the file.
  private static let mostInBatch = 8

  /// Does the work for each item, and hands over each result on this thread, in order.
  ///
  /// One item, or one thread, is worked on here: a thread costs more than a small file.
  static func run<Output: Sendable>(
    count: Int,
    threads: Int,
    work: @escaping @Sendable (Int) -> Output,
    receive: (Output) -> Void
  ) {
    let threads = min(threads, count)
    guard threads > 1 else {
      for item in 0..<count { receive(work(item)) }
      return
    }
    let size = min(mostInBatch, max(1, count / (threads * mostInBatch)))
    let queue = OrderedQueue<[Output]>(count: (count + size - 1) / size, places: threads * ahead)
    let started = start(threads, queue) { batch in
      (batch * size..<min(count, (batch + 1) * size)).map(work)
    }
    guard !started.isEmpty else {
      return run(count: count, threads: 1, work: work, receive: receive)
    }
    while let outputs = queue.next() { outputs.forEach(receive) }
    for thread in started { thread.join() }
  }

  private static func start<Output: Sendable>(
    _ threads: Int, _ queue: OrderedQueue<Output>, _ work: @escaping @Sendable (Int) -> Output
  ) -> [WorkerThread] {
    (0..<threads).compactMap { _ in
      WorkerThread {
        while let item = queue.take() { queue.put(work(item), for: item) }
      }
    }
  }
}

/// The items that wait for a thread, and the results that wait for their turn.
private final class OrderedQueue<Output: Sendable> {
  private let monitor = Monitor()
  private let count: Int
  private var nextTaken = 0
  private var nextGiven = 0
  /// A ring: the result of an item stands at its number modulo the number of places.
  private var results: [Output?]

  init(count: Int, places: Int) {
    self.count = count
    results = Array(repeating: nil, count: max(1, places))
  }

  /// The next item to work on, once there is room for its result; nil when all are taken.
  func take() -> Int? {
    monitor.locked {
      while nextTaken < count, nextTaken >= nextGiven + results.count {
        monitor.wait(for: .roomForWork)
      }
      guard nextTaken < count else { return nil }
      nextTaken += 1
      return nextTaken - 1
    }
  }

  func put(_ output: Output, for item: Int) {
    monitor.locked {
      results[item % results.count] = output
      if item == nextGiven { monitor.signal(.resultIsReady) }
    }
  }

  /// The result of the next item, once it is there; nil after the last.
  func next() -> Output? {
    monitor.locked {
      guard nextGiven < count else { return nil }
      let place = nextGiven % results.count
      while results[place] == nil { monitor.wait(for: .resultIsReady) }
      let output = results[place]
      results[place] = nil
      nextGiven += 1
      monitor.signal(.roomForWork)
      return output
    }
  }
}
