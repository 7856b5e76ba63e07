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

  /// Asks for items until there are no more, does the work for each, and hands over each result on
  /// this thread, in order.
  ///
  /// Items are asked for on this thread too, and only so many as the threads can take. One item, or
  /// one thread, is worked on here: a thread costs more than a small file.
  static func run<Item: Sendable, Output: Sendable>(
    threads: Int,
    next: () -> Item?,
    work: @escaping @Sendable (Item) -> Output,
    receive: (Output) -> Void
  ) {
    guard let first = next() else { return }
    guard threads > 1, let second = next() else {
      receive(work(first))
      while let item = next() { receive(work(item)) }
      return
    }
    let queue = OrderedQueue<Item, Output>(places: threads * ahead)
    let started = (0..<threads).compactMap { _ in
      WorkerThread {
        while let (number, item) = queue.take() { queue.give(work(item), for: number) }
      }
    }
    guard !started.isEmpty else {
      receive(work(first))
      receive(work(second))
      while let item = next() { receive(work(item)) }
      return
    }
    queue.put(first)
    queue.put(second)
    var hasMore = true
    while true {
      while hasMore, queue.hasRoom {
        if let item = next() { queue.put(item) } else { hasMore = false }
      }
      guard let output = queue.next() else { break }
      receive(output)
    }
    queue.close()
    for thread in started { thread.join() }
  }
}

/// The items that wait for a thread, and the results that wait for their turn.
///
/// One thread puts the items and takes the results; the others take the items.
private final class OrderedQueue<Item: Sendable, Output: Sendable> {
  private let monitor = Monitor()
  private var isClosed = false
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
      monitor.signal(.workIsReady)
    }
  }

  /// The next item to work on with its number, once there is one; nil when no more will come.
  func take() -> (number: Int, item: Item)? {
    monitor.locked {
      while nextTaken == nextPut, !isClosed { monitor.wait(for: .workIsReady) }
      let place = nextTaken % items.count
      guard nextTaken < nextPut, let item = items[place] else { return nil }
      items[place] = nil
      nextTaken += 1
      return (nextTaken - 1, item)
    }
  }

  func give(_ output: Output, for item: Int) {
    monitor.locked {
      results[item % results.count] = output
      if item == nextGiven { monitor.signal(.resultIsReady) }
    }
  }

  /// The result of the next item, once it is there; nil where all were given out.
  func next() -> Output? {
    monitor.locked {
      guard nextGiven < nextPut else { return nil }
      let place = nextGiven % results.count
      while results[place] == nil { monitor.wait(for: .resultIsReady) }
      let output = results[place]
      results[place] = nil
      nextGiven += 1
      return output
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
