/// Processes items on several threads and returns the results in the order of the items.
enum OrderedWork {
  /// How many items a thread may be ahead of the next result.
  ///
  /// It limits how many results wait in memory behind one slow file.
  private static let ahead = 4
  /// The most files that a thread takes at once: a lock for each small file would cost as much as
  /// the file.
  private static let mostInBatch = 32

  /// The fewest batches for each thread, so that no thread waits long for the last one.
  private static let leastBatches = 8

  /// The number of small items in one batch for a thread.
  static func batchSize(for count: Int, threads: Int) -> Int {
    min(mostInBatch, max(1, count / (max(1, threads) * leastBatches)))
  }

  /// How long this thread works before it starts others, in nanoseconds.
  ///
  /// Starting and waking a thread takes as long as linting about ten small files, so a hook's few
  /// files are done before it would save time.
  private static let soloTime: UInt64 = 1_000_000

  /// Processes items until `next` returns nil, and passes each result to `receive`, in order.
  ///
  /// `next` and `receive` are called on this thread, and `next` only as often as the threads can
  /// take items. While no result is ready, this thread processes items like the others.
  static func run<Item: Sendable, Output: Sendable>(
    threads: Int,
    soloTime: UInt64 = soloTime,
    next: () -> Item?,
    work: @escaping @Sendable (Item) -> Output,
    receive: (Output) -> Void
  ) {
    var worked: UInt64 = 0
    while threads < 2 || worked < soloTime {
      guard let item = next() else { return }
      let start = WorkerThread.clock
      let output = work(item)
      worked += WorkerThread.clock - start
      receive(output)
    }
    guard let second = next() else { return }
    let queue = OrderedQueue<Item, Output>(places: threads * ahead)
    queue.put(second)
    let helpers = (1..<threads).compactMap { _ in
      WorkerThread {
        while let (number, item) = queue.take() { queue.give(work(item), for: number) }
      }
    }
    var hasMore = true
    while true {
      while hasMore, queue.hasRoom {
        if let item = next() { queue.put(item) } else { hasMore = false }
      }
      switch queue.step() {
      case .output(let output): receive(output)
      case .item(let number, let item): queue.give(work(item), for: number)
      case .none:
        queue.close()
        for helper in helpers { helper.join() }
        return
      }
    }
  }
}

/// The items that wait for a thread, and the results that wait for their turn.
///
/// One thread adds the items and takes the results; all threads take items.
private final class OrderedQueue<Item: Sendable, Output: Sendable> {
  private let monitor = Monitor()
  private var isClosed = false
  // Which threads to wake: a signal costs a call even if no thread waits for it.
  private var waiting = 0
  private var isAwaited = false
  private var nextPut = 0
  private var nextTaken = 0
  private var nextGiven = 0
  // Ring buffers: the index of an item, or of its result, is its number modulo their size.
  private var items: [Item?]
  private var results: [Output?]

  init(places: Int) {
    items = Array(repeating: nil, count: max(2, places))
    results = Array(repeating: nil, count: max(2, places))
  }

  /// Whether there is room for another item.
  var hasRoom: Bool { monitor.locked { nextPut < nextGiven + items.count } }

  func put(_ item: Item) {
    monitor.locked {
      items[nextPut % items.count] = item
      nextPut += 1
      if waiting > 0 { monitor.signal(.workIsReady) }
    }
  }

  /// Waits for the next item and returns it with its number; nil if there are no more.
  func take() -> (number: Int, item: Item)? {
    monitor.locked {
      waiting += 1
      while nextTaken == nextPut, !isClosed { monitor.wait(for: .workIsReady) }
      waiting -= 1
      return takeItem()
    }
  }

  /// The next item that no thread has taken; the caller holds the lock.
  private func takeItem() -> (number: Int, item: Item)? {
    let place = nextTaken % items.count
    guard nextTaken < nextPut, let item = items[place] else { return nil }
    items[place] = nil
    nextTaken += 1
    return (nextTaken - 1, item)
  }

  func give(_ output: Output, for item: Int) {
    monitor.locked {
      results[item % results.count] = output
      if isAwaited, item == nextGiven { monitor.signal(.resultIsReady) }
    }
  }

  /// What the thread that takes the results does next.
  enum Step {
    case output(Output)
    case item(number: Int, Item)
  }

  /// The next result if it is ready, else an item to work on.
  ///
  /// If other threads have taken all items, it waits for the next result. It returns nil after the
  /// last result.
  func step() -> Step? {
    monitor.locked {
      guard nextGiven < nextPut else { return nil }
      let place = nextGiven % results.count
      if results[place] == nil, let (number, item) = takeItem() {
        return .item(number: number, item)
      }
      isAwaited = true
      while results[place] == nil { monitor.wait(for: .resultIsReady) }
      isAwaited = false
      guard let output = results[place] else { return nil }
      results[place] = nil
      nextGiven += 1
      return .output(output)
    }
  }

  /// Lets the threads end.
  func close() {
    monitor.locked {
      isClosed = true
      monitor.signal(.workIsReady)
    }
  }
}
