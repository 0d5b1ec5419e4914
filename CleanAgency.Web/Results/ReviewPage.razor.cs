using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Results;

public sealed partial class ReviewPage(Messages messages) : AskingPage<ReviewList.Answer>(messages)
{
    [Parameter] public Guid RoundId { get; set; }

    protected override Query<ReviewList.Answer> Question => new ReviewList(RoundId);
}
