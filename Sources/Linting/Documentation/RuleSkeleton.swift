/// A rule to start from: it loads, its tests hold, and they see every condition true and false.
package struct RuleSkeleton {
    /// What is wrong with an id; nil where it can be one.
    package static func problem(withID id: String) -> String? {
        RuleNames.isID(id) ? nil : "an id is lower case words joined by dashes, such as `queue-without-key`"
    }

    /// What is wrong with the name of a resource type or an attribute; nil where it can be one.
    package static func problem(withName name: String) -> String? {
        let isWord = name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 0x5F }
        let startsWithLetter = name.utf8.first.map { (97...122).contains($0) } ?? false
        return isWord && startsWithLetter ? nil : "a name of Terraform is made of small letters, digits and `_`"
    }

    /// The text of the rule's file.
    ///
    /// - Parameters:
    ///   - id: The id, in order by `problem(withID:)`.
    ///   - type: The resource type that the rule looks at.
    ///   - attribute: The attribute that must be set.
    /// - Returns: The text, which is a rule as it stands.
    package static func text(id: String, type: String, attribute: String) -> String {
        """
        rules: v1
        id: \(id)
        title: Every \(type) sets \(attribute)
        severity: warning
        tags: []
        description: |
          Say here what goes wrong where this does not hold, for somebody who reads it in a pull request.
        for:
          - resource: plan.resources.filter(r, r.type == '\(type)')
        when: |
          !resource.isDestroy
        assert: |
          resource.attrs.?\(attribute).orValue(null) != null
        message: |
          ${resource.address} does not set \(attribute)
        remediation: |
          Set `\(attribute)`.
        tests:
          - name: it is set
            given:
              \(type).example: {\(attribute): something}
            expect: pass
          - name: it is not set
            given:
              \(type).example: {}
            expect:
              fail:
                - at: \(type).example
                  message: "*does not set \(attribute)*"
          - name: it is known only after apply
            given:
              \(type).example: {\(attribute): {$unknown: true}}
            expect:
              unknown:
                - because: [\(type).example.\(attribute)]
          - name: the resource goes
            given:
              \(type).example: {$action: delete}
            expect: not-applicable

        """
    }
}
