/// Work on items by several threads, whose results are given out in the order of the items.
enum OrderedWork {
  /// How many items a thread may be ahead of the one that is given out next.
  ///
  /// It bounds what waits in memory behind one slow file.
  private static let ahead = 4
  /// How many files a thread takes at once, where there are many: a lock for each small file would
  /// cost as much as the file.
  private static let mostInBatch = 32

  /// How many pieces there are for each thread, at the least, so that none waits long for the last.
  private static let leastBatches = 8

  /// How many of so many small items make one that is worth handing to a thread.
  static func batchSize(for count: Int, threads: Int) -> Int {
    min(mostInBatch, max(1, count / (max(1, threads) * leastBatches)))
  }

  /// How long this thread works alone before it has others help, in nanoseconds.
  ///
  /// To start a thread and to wake it takes as long as some ten small files, so a hook's few files
  /// are through before it would pay.
  private static let soloTime: UInt64 = 1_000_000

  /// Asks for items until there are no more, does the work for each, and hands over each result on
  /// this thread, in order.
  ///
  /// Items are asked for on this thread too, and only so many as the threads can take. It works like
  /// the others while no result is there to be handed over.
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
/// One thread puts the items and takes the results; all of them take items.
private final class OrderedQueue<Item: Sendable, Output: Sendable> {
  private let monitor = Monitor()
  private var isClosed = false
  // Whom there is to wake: to signal nobody still costs a call.
  private var waiting = 0
  private var isAwaited = false
  private var nextPut = 0
  private var nextTaken = 0
  private var nextGiven = 0
  // Rings: what belongs to an item stands at its number modulo the number of places.
  private var items: [Item?]
  private var results: [Output?]

  init(places: Int) {
    items = Array(repeating: nil, count: max(2, places))
    results = Array(repeating: nil, count: max(2, places))
  }

  /// Whether one more item may be put.
  var hasRoom: Bool { monitor.locked { nextPut < nextGiven + items.count } }

  func put(_ item: Item) {
    monitor.locked {
      items[nextPut % items.count] = item
      nextPut += 1
      if waiting > 0 { monitor.signal(.workIsReady) }
    }
  }

  /// The next item to work on with its number, once there is one; nil when no more will come.
  func take() -> (number: Int, item: Item)? {
    monitor.locked {
      waiting += 1
      while nextTaken == nextPut, !isClosed { monitor.wait(for: .workIsReady) }
      waiting -= 1
      return takeItem()
    }
  }

  /// The next item that nobody works on; the caller holds the lock.
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

  /// What the thread that takes the results is to do.
  enum Step {
    case output(Output)
    case item(number: Int, Item)
  }

  /// The next result if it is there, else an item to work on.
  ///
  /// Where the others have all of them, it is the next result once that is there; nil where all were
  /// given out.
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

  /// Lets the threads go.
  func close() {
    monitor.locked {
      isClosed = true
      monitor.signal(.workIsReady)
    }
  }
}
