package import Symbolic

/// The values of an environment's variables, and what an evaluation gathers on its way.
///
/// One activation serves many evaluations; binding a variable anew forgets what was kept for it.
package final class Activation {
    /// How many steps one evaluation may take.
    package static let stepLimit = 10_000_000

    /// How many bytes of strings and lists one evaluation may make.
    package static let memoryLimit = 64 << 20

    enum Slot {
        case empty
        case value(CELValue, sensitive: Bool)
        /// A model, which lies among the models.
        case model
        case lazy(Program)
        case kept(CELValue, facts: [FactSource], sensitive: Bool)
        /// Being evaluated: asking again is a cycle.
        case busy
    }

    /// Whether a value has been kept for a variable since one was last bound to a program.
    package private(set) var hasKept = false
    private let environment: Environment
    private var slots: [Slot]
    /// The models that variables were given, so that what has fields is at hand; nil for all else.
    private var models: [(any ModelObject)?]
    /// The same objects, to be looked at without another user of them: they are kept in `models`.
    private var objects: [Unmanaged<AnyObject>?]
    /// The variables whose models lie elsewhere, and where.
    private let loopSlots: Range<Int>
    private let loops: LoopVariables?
    /// The variables of comprehensions, one program's behind the other's.
    private var locals: [CELValue?] = []
    private var base = 0
    /// Behind the last one that is in use.
    private var end = 0
    private(set) var steps = 0
    /// Whether the last evaluation ended because it took too many steps, or too much memory.
    package var isOutOfSteps: Bool { steps >= Activation.stepLimit }
    private var allocated = 0
    var facts: [FactSource] = []
    /// Whether the last evaluation read something sensitive, so that the text of its value must not be shown.
    package internal(set) var touchedSensitive = false
    /// Takes down what conditions come to, where they are counted.
    let recorder: BranchRecorder?

    /// An activation without values; the models of the variables in `loopSlots` lie in `loops`, from depth 0 on.
    package init(
        _ environment: Environment,
        recorder: BranchRecorder? = nil,
        loops: LoopVariables? = nil,
        in loopSlots: Range<Int> = 0..<0
    ) {
        self.recorder = recorder
        self.loops = loops
        self.loopSlots = loopSlots
        self.environment = environment
        self.slots = Array(repeating: .empty, count: environment.variables.count)
        models = Array(repeating: nil, count: environment.variables.count)
        objects = Array(repeating: nil, count: environment.variables.count)
    }

    /// Gives a variable its value; a name that the environment does not have is ignored.
    package func bind(_ name: String, _ value: CELValue, sensitive: Bool = false) {
        guard let slot = environment.slot(of: name) else { return }
        bind(slot: slot, value, sensitive: sensitive)
    }

    /// Gives a variable its value by the position in which it was declared.
    package func bind(slot: Int, _ value: CELValue, sensitive: Bool = false) {
        guard slots.indices.contains(slot) else { return }
        if !sensitive, case .model(let object) = value { return bind(slot: slot, to: object) }
        if loopSlots.contains(slot) { loops?.bind(slot - loopSlots.lowerBound, to: nil) }
        hold(nil, inSlot: slot)
        slots[slot] = .value(value, sensitive: sensitive)
    }

    /// Gives a variable a model by the position in which it was declared.
    package func bind(slot: Int, to model: any ModelObject) {
        guard slots.indices.contains(slot) else { return }
        if let loops, loopSlots.contains(slot) { return loops.bind(slot - loopSlots.lowerBound, to: model) }
        hold(model, inSlot: slot)
        if case .model = slots[slot] { return }
        slots[slot] = .model
    }

    private func hold(_ model: (any ModelObject)?, inSlot slot: Int) {
        objects[slot] = model.map { Unmanaged.passUnretained($0 as AnyObject) }
        models[slot] = model
    }

    /// Gives a variable the value of a program, which is evaluated when it is first asked for.
    package func bind(_ name: String, lazily program: Program) {
        guard let slot = environment.slot(of: name) else { return }
        bind(slot: slot, lazily: program)
    }

    /// Gives a variable the value of a program by the position in which it was declared.
    package func bind(slot: Int, lazily program: Program) {
        guard slots.indices.contains(slot) else { return }
        hold(nil, inSlot: slot)
        slots[slot] = .lazy(program)
        hasKept = false
    }

    /// The value that a variable was given; nil where it has none of its own.
    package func value(ofSlot slot: Int) -> CELValue? {
        guard slots.indices.contains(slot) else { return nil }
        if let model = model(inSlot: slot) { return .model(model) }
        switch slots[slot] {
        case .value(let value, _): return value
        case .empty, .model, .lazy, .kept, .busy: return nil
        }
    }

    /// The facts that the models' methods gave in the last evaluation, in order, each once.
    package var notedFacts: [Fact] { facts.facts }

    /// The models of the environment.
    var schema: ModelSchema? { environment.schema }

    func variable(_ slot: Int) -> CELValue {
        if let object = model(inSlot: slot) { return .model(object) }
        guard slot < slots.count else { return .error(CELError("a variable has no value")) }
        switch slots[slot] {
        case .value(let value, let sensitive):
            if sensitive { touchedSensitive = true }
            return value
        case .kept(let value, let kept, let sensitive):
            if sensitive { touchedSensitive = true }
            facts.add(kept)
            return value
        case .lazy(let program):
            return keep(program, in: slot)
        case .empty, .model: return .error(CELError("the variable `\(environment.variables[slot].name)` has no value"))
        case .busy: return .error(CELError("the variable `\(environment.variables[slot].name)` depends on itself"))
        }
    }

    /// The model that a variable was given, unless it is sensitive; nil where it is something else.
    func model(inSlot slot: Int) -> (any ModelObject)? {
        if loopSlots.contains(slot) { return loops?.model(at: slot - loopSlots.lowerBound) }
        return slot < models.count ? models[slot] : nil
    }

    /// The object of that model, which is there as long as the variable is not bound anew: no evaluation does that.
    @inline(__always)
    func object(inSlot slot: Int) -> Unmanaged<AnyObject>? {
        if loopSlots.contains(slot) { return loops?.object(at: slot - loopSlots.lowerBound) }
        return slot < objects.count ? objects[slot] : nil
    }

    private func keep(_ program: Program, in slot: Int) -> CELValue {
        let (outerFacts, outerSensitive) = (facts, touchedSensitive)
        facts = []
        touchedSensitive = false
        slots[slot] = .busy
        let value = run(program)
        slots[slot] = .kept(value, facts: facts, sensitive: touchedSensitive)
        hasKept = true
        let kept = facts
        facts = outerFacts
        facts.add(kept)
        touchedSensitive = outerSensitive || touchedSensitive
        return value
    }

    /// Evaluates a program with locals of its own.
    @inline(__always)
    func run(_ program: Program) -> CELValue {
        if program.localCount == 0 { return program.root.evaluate(self) }
        return withLocals(of: program) { program.root.evaluate(self) }
    }

    /// Does something with room for the locals of a program.
    func withLocals<Result>(of program: Program, _ body: () -> Result) -> Result {
        let (outer, outerEnd) = (base, end)
        base = end
        end += program.localCount
        while locals.count < end { locals.append(nil) }
        defer {
            // The room stays: the next evaluation needs it again.
            for index in base..<end { locals[index] = nil }
            (base, end) = (outer, outerEnd)
        }
        return body()
    }

    /// Whether anybody has asked for a variable that is evaluated when it is needed.
    package func hasEvaluated(_ name: String) -> Bool {
        guard let slot = environment.slot(of: name), slots.indices.contains(slot) else { return false }
        if case .kept = slots[slot] { return true }
        return false
    }

    /// The name of a variable.
    func name(ofSlot slot: Int) -> String? {
        environment.variables.indices.contains(slot) ? environment.variables[slot].name : nil
    }

    @inline(__always)
    func startEvaluation() {
        steps = 0
        allocated = 0
        // One by one, which keeps their memory: there are seldom more than two.
        while !facts.isEmpty { facts.removeLast() }
        touchedSensitive = false
    }

    /// A variable of a macro; nil for one whose value nobody has asked for yet.
    func local(_ index: Int) -> CELValue? {
        let position = base &+ index
        return position < end ? locals[position] : nil
    }

    func setLocal(_ index: Int, _ value: CELValue?) {
        let position = base &+ index
        if position < end { locals[position] = value }
    }

    /// Counts a step; false where there were too many.
    func step(_ count: Int = 1) -> Bool {
        steps &+= count
        return steps <= Activation.stepLimit
    }

    /// Counts the steps that it takes to go through a value and all its parts.
    func walk(through value: CELValue) -> Bool {
        switch value {
        case .list(let list): step(list.size.weight) && notice(partsOf: value)
        case .map(let map): step(map.size.weight) && notice(partsOf: value)
        case .string(let text): step(text.utf8.count >> 6)
        case .terraform(let value): notice(value)
        default: true
        }
    }

    /// Remembers that something may be sensitive that lies in what an expression made.
    private func notice(partsOf value: CELValue) -> Bool {
        guard value.size.holdsPlanned else { return true }
        switch value {
        case .list(let list): for element in list.elements { _ = notice(partsOf: element) }
        case .map(let map): for entry in map.entries { _ = notice(partsOf: entry.value) }
        case .optional(let inner?): _ = notice(partsOf: inner)
        case .terraform(let value): _ = notice(value)
        default: break
        }
        return true
    }

    /// Remembers that a part of a value may be sensitive that no longer says so itself.
    private func notice(_ value: Value) -> Bool {
        if value.isSensitive || value.hasSensitiveParts { touchedSensitive = true }
        return true
    }

    /// Counts the memory of a new value; false where there was too much.
    func allocate(for value: CELValue) -> Bool {
        switch value {
        case .string(let text): allocated &+= text.utf8.count
        case .bytes(let bytes): allocated &+= bytes.count
        case .list(let list): allocated &+= list.elements.count * MemoryLayout<CELValue>.stride
        case .map(let map): allocated &+= map.entries.count * 2 * MemoryLayout<CELValue>.stride
        default: return true
        }
        guard allocated > Activation.memoryLimit else { return true }
        // Nothing may go on: what absorbs errors would ask for the same again and again.
        steps = Activation.stepLimit
        return false
    }
}
