using CleanAgency.Core.Access;

namespace CleanAgency.Core.Plans;

/// <summary>Drafts are the coordinator's; the leader reads what is locked or in force. Everybody else gets his own part by other questions.</summary>
internal sealed class PlanRows : RowRule<AssignmentPlan>
{
    public override IQueryable<AssignmentPlan> Narrow(IQueryable<AssignmentPlan> rows, Actor actor) =>
        actor.Has(Permission.PlanRounds) ? rows
        : actor.Has(Permission.SeeRounds) ? rows.Where(plan => plan.State != PlanState.Draft)
        : rows.Where(_ => false);
}

internal sealed class PairRuleRows : RowRule<PairRule>
{
    public override IQueryable<PairRule> Narrow(IQueryable<PairRule> rows, Actor actor) =>
        actor.Has(Permission.SeeRounds) ? rows : rows.Where(_ => false);
}
