/// All policies of a request, decided in the plainest way.
struct NaiveLayers {
    var identity: [NaivePolicy]
    var boundary: NaivePolicy?
    var resource: NaivePolicy?
    var control: NaivePolicy?
    var isSameAccount: Bool

    func allows(_ request: NaivePolicy.Request) -> Bool {
        let own = identity.map { $0.answer(request) }
        let limit = boundary?.answer(request)
        let named = resource?.answer(request)
        let control = control?.answer(request)
        let all = own + [limit, named, control].compactMap { $0 }
        if all.contains(where: \.denies) { return false }
        if let control, control.allows.isEmpty { return false }
        let grants = own.contains { !$0.allows.isEmpty }
        let isLimited = limit.map { $0.allows.isEmpty } ?? false
        let names = named?.allows ?? []
        guard isSameAccount else { return grants && !isLimited && !names.isEmpty }
        return names.contains("*") || (grants || names.contains(NaivePolicy.role)) && !isLimited
    }
}
