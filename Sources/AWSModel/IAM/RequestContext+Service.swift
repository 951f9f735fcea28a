import IAM
import Symbolic

extension RequestContext {
    /// What is known of every request that a service makes in its own name.
    ///
    /// Source: IAM/latest/UserGuide/reference_policies_condition-keys, the availability of each key.
    static let ofService: RequestContext = {
        var context = RequestContext()
        context["aws:PrincipalIsAWSService"] = .value(SymbolicString("true"))
        // Keys of users and of those that sign in, of members of an organization, and of requests through the endpoint of
        // a network. The page says of the last two that policies with them keep services out.
        for key in [
            "aws:username", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:PrincipalOrgID",
            "aws:PrincipalOrgPaths", "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:VpcSourceIp",
            "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths",
        ] {
            context[key] = .absent
        }
        return context
    }()
}
